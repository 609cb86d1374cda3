/** Whether lines begin at the right where an element stands: then left and right trade places. */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
