/** What of a query cannot be understood, with its place in the text in UTF-16 units. */
export interface Problem {
  readonly code:
    | 'unknown-key'
    | 'unknown-state'
    | 'unknown-kind'
    | 'unknown-severity'
    | 'unknown-signature'
    | 'no-number'
    | 'no-duration';
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** What was written there. */
  readonly written: string;
  /** What should most likely stand there in its place, or null. */
  readonly meant: string | null;
}

/** A query's text with what was most likely meant. */
export function corrected(text: string, { start, end, meant }: Problem): string {
  return meant === null ? text : text.slice(0, start) + meant + text.slice(end);
}
