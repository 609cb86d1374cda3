import { afterAll, afterEach } from 'vitest';
import { page } from 'vitest/browser';
import { speakEnglish } from '../../scripts/speak.ts';
import { stage } from '../gallery/stage.tsx';
import '../../components/styles/tokens.css';
import '../../components/styles/base.css';

const { documentElement } = document;
let leave = () => {};

/** Takes away what is shown; it is done after each test, too. */
export function leaveState(): void {
  leave();
  leave = () => {};
}

afterEach(leaveState);

afterAll(() => {
  delete documentElement.dataset['theme'];
  documentElement.dir = '';
  speakEnglish();
});

/**
 * Shows a state of the gallery in its light theme.
 * @param query as `tests/gallery/stage.tsx` has it
 * @param width of the page in CSS pixels, as its height
 */
export async function showState(query: string, width: number, height: number): Promise<void> {
  leaveState();
  document.title = 'Bearerscope';
  await page.viewport(width, height);
  documentElement.dataset['theme'] = 'light';
  const root = document.createElement('div');
  document.body.append(root);
  const { ready, end } = stage(new URLSearchParams(query), root);
  leave = () => {
    end();
    root.remove();
  };
  await ready;
}
