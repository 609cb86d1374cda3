import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { writeText } from './clipboard.ts';

/** What the last copy put on the clipboard, as far as the page saw it. */
let selection = '';
let answer: boolean | null = null;

async function copy(text: string) {
  answer = null;
  answer = await writeText(text);
}

function Page({ inDialog }: { readonly inDialog: boolean }) {
  const button = (
    <button type="button" onClick={() => copy('<b>ada</b>\n')}>
      Copy
    </button>
  );
  return inDialog ? <dialog ref={(dialog) => dialog?.showModal()}>{button}</dialog> : button;
}

function onCopy() {
  const { activeElement: area } = document;
  selection = area instanceof HTMLTextAreaElement ? area.value : '';
}

function mount(inDialog: boolean) {
  render(<Page inDialog={inDialog} />, document.body);
}

beforeEach(() => document.addEventListener('copy', onCopy));
afterEach(() => {
  render(null, document.body);
  document.removeEventListener('copy', onCopy);
  vi.restoreAllMocks();
});

const refuse = () => vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));

describe('text is put on the clipboard', () => {
  test('the modern way where the browser allows it', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    mount(false);
    await page.getByRole('button').click();
    await expect.poll(() => answer).toBe(true);
    expect(write).toHaveBeenCalledWith('<b>ada</b>\n');
  });

  test.each([
    ['page', false],
    ['modal dialog', true],
  ])('the old way where it does not, from a %s', async (_where, inDialog) => {
    refuse();
    mount(inDialog);
    await page.getByRole('button').click();
    await expect.poll(() => answer).toBe(true);
    expect(selection).toBe('<b>ada</b>\n');
    await expect.element(page.getByRole('button')).toHaveFocus();
    expect(document.querySelector('textarea')).toBeNull();
  });

  test('or not at all, and then that is said', async () => {
    refuse();
    vi.spyOn(document, 'execCommand').mockReturnValue(false);
    mount(false);
    await page.getByRole('button').click();
    await expect.poll(() => answer).toBe(false);
    expect(document.querySelector('textarea')).toBeNull();
  });
});
