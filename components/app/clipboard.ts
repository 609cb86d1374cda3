/**
 * Puts text on the clipboard, from within a user's gesture.
 *
 * Chromium's DevTools frames do not delegate the clipboard to extension panels, so the modern way
 * is refused there; the old way, copying a selection, still works.
 * @returns false if the browser refuses both
 */
export async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

function copySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  area.setAttribute('aria-hidden', 'true');
  // A modal dialog makes everything outside of it inert, also what is added there.
  (document.querySelector('dialog:modal') ?? document.body).append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
