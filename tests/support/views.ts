// Views of a background, closed when the test that opened them ends.
import { afterEach } from 'vitest';
import { Background, settled, View } from './background.ts';

const opened: View[] = [];

afterEach(() => {
  for (const view of opened.splice(0)) view.client.close();
});

/** @param background what answers, or what tells which answers now; null for nothing. */
export function viewOf(
  background: Background | (() => Background | null),
  tabId: number | null = 7,
): View {
  const view = new View(typeof background === 'function' ? background : () => background, tabId);
  opened.push(view);
  return view;
}

/** A background that has begun, and a view that knows what it holds. */
export async function connected(): Promise<{ background: Background; view: View }> {
  const background = new Background().start();
  const view = viewOf(background);
  await settled();
  return { background, view };
}
