import { userEvent } from 'vitest/browser';

/** More than any view has. */
const MOST_STOPS = 120;

/** What Tab is to reach: what can be pressed, chosen or scrolled, once for a group of radio buttons. */
const STOPS =
  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^="-"]), [contenteditable]';

/** How to speak of an element in a failure. */
export function describeStop(element: Element): string {
  const name = element.ariaLabel ?? element.textContent?.trim().slice(0, 40);
  return `${element.role ?? element.localName} “${name}”`;
}

/** What somebody meets who presses Tab again and again. */
export interface Walk {
  readonly stops: readonly HTMLElement[];
  /** A sentence for each stop on which one could not see where the focus is. */
  readonly unseen: readonly string[];
}

/**
 * Presses Tab until the focus is where it was before. Leaving the page is no end: a dialog is walked
 * through from wherever the focus is in it.
 */
export function walkRound(): Promise<Walk> {
  return walk('{Tab}', (here, stops) => stops.includes(here));
}

/** Walks through the whole page, there and back again, from an element before it to one after it. */
export async function walkPage(): Promise<{ readonly there: Walk; readonly back: Walk }> {
  const [before, after] = [document.createElement('button'), document.createElement('button')];
  document.body.prepend(before);
  document.body.append(after);
  before.focus();
  const there = await walk('{Tab}', (here) => here === after);
  after.focus();
  const back = await walk('{Shift>}{Tab}{/Shift}', (here) => here === before);
  before.remove();
  after.remove();
  return { there, back };
}

async function walk(
  key: string,
  isEnd: (here: HTMLElement, stops: readonly HTMLElement[]) => boolean,
): Promise<Walk> {
  const stops: HTMLElement[] = [];
  const unseen: string[] = [];
  for (let turn = 0; turn < MOST_STOPS; turn++) {
    await userEvent.keyboard(key);
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || here === document.body) continue;
    if (isEnd(here, stops)) break;
    stops.push(here);
    if (!showsFocus(here)) unseen.push(`${describeStop(here)} shows no focus.`);
  }
  return { stops, unseen };
}

/**
 * While it has the focus: an outline, on itself, on the label that is drawn for it, or in a grid on the
 * row or cell that the keys lead from, else on its titles.
 */
function showsFocus(stop: HTMLElement): boolean {
  const active = document.getElementById(stop.getAttribute('aria-activedescendant') ?? '');
  return [stop, stop.closest('label'), active ?? stop.firstElementChild].some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
}

/** A sentence for each control that Tab did not lead to. */
export function unreached(root: Element, stops: readonly Element[]): readonly string[] {
  return [...root.querySelectorAll<HTMLElement>(STOPS)]
    .filter((element) => isStop(element) && !stops.includes(element))
    .map((element) => `Tab does not lead to ${describeStop(element)}.`);
}

function isStop(element: HTMLElement): boolean {
  if (element.matches(':disabled, [inert] *') || element.tabIndex < 0) return false;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
  const group = [...document.getElementsByName(element.name)] as HTMLInputElement[];
  return element.checked || (!group.some(({ checked }) => checked) && group[0] === element);
}
