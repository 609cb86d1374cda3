import type { Query } from './query.ts';

/** How a piece of a query was understood. */
export type Mark = 'text' | 'minus' | 'key' | 'value' | 'problem';

export interface MarkedPiece {
  readonly text: string;
  readonly mark: Mark;
}

/** The whole text of a query in pieces, each with how it was understood. */
export function marksOf({ text, terms, problems }: Query): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const upTo = (end: number, mark: Mark) => {
    if (end > at) pieces.push({ text: text.slice(at, end), mark });
    at = Math.max(at, end);
  };
  for (const term of terms) {
    upTo(term.start, 'text');
    if (term.negated) upTo(term.start + 1, 'minus');
    const wrong = problems.filter(({ start, end }) => start >= term.start && end <= term.end);
    for (const { start, end } of wrong) {
      if (term.type === 'key' && start > term.colon) upTo(term.colon + 1, 'key');
      upTo(start, 'value');
      upTo(end, 'problem');
    }
    if (term.type === 'key' && at <= term.colon)
      upTo(term.colon + 1, wrong.length ? 'text' : 'key');
    upTo(term.end, term.type === 'key' ? 'value' : 'text');
  }
  upTo(text.length, 'text');
  return pieces;
}
