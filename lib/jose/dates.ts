/**
 * The last moment that can be written as a date, and with a minus the first, in milliseconds since the epoch
 * (ECMA-262 §21.4.1.1: 100,000,000 days to either side).
 */
export const LAST_DATE = 8.64e15;

/** Whether a moment, in milliseconds since the epoch, can be written as a date at all. */
export function isDate(moment: number): boolean {
  return Math.abs(moment) <= LAST_DATE;
}
