import { isRightToLeft } from './direction.ts';

/** Which way arrow keys lead through a group. */
type Axis = 'horizontal' | 'vertical';

const STEPS: Readonly<Record<Axis, Readonly<Record<string, number>>>> = {
  horizontal: { ArrowRight: 1, ArrowLeft: -1 },
  vertical: { ArrowDown: 1, ArrowUp: -1 },
};

/**
 * Moves the focus among the elements of a group that is one tab stop (ARIA APG, roving tabindex):
 * arrows step and wrap around, Home and End go to the ends.
 * @returns the element that got the focus, or null if the key is not ours
 */
export function moveFocus(
  event: KeyboardEvent,
  group: HTMLElement | null,
  selector: string,
  axis: Axis,
): HTMLElement | null {
  const members = [...(group?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const here = members.indexOf(event.target as HTMLElement);
  if (here < 0) return null;
  // The next member stands to the left where lines begin at the right.
  const flipped = axis === 'horizontal' && group !== null && isRightToLeft(group);
  const target = members[next(event.key, here, members.length, STEPS[axis], flipped) ?? -1];
  if (!target) return null;
  event.preventDefault();
  event.stopPropagation();
  target.focus();
  return target;
}

function next(
  key: string,
  here: number,
  count: number,
  steps: Readonly<Record<string, number>>,
  flipped: boolean,
): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  return (here + (flipped ? -step : step) + count) % count;
}
