// What of an import could not be read, as plain values with a place; the views put them into words.

export type ProblemCode =
  // A HAR
  | 'entry-not-json'
  | 'entry-no-request'
  | 'entry-no-time'
  | 'entry-too-nested'
  | 'body-not-base64'
  | 'har-too-long'
  | 'har-no-list'
  | 'har-ends-in-entry'
  | 'har-ends-in-list'
  | 'har-sanitized'
  // A command
  | 'quote-not-closed'
  | 'file-not-here'
  | 'no-url'
  // Messages and field lines
  | 'line-no-field'
  | 'line-joined'
  // An export of ours
  | 'export-not-json'
  | 'export-too-long'
  | 'export-version'
  | 'export-token'
  | 'export-sighting'
  // A file
  | 'file-unreadable'
  | 'file-archive'
  | 'file-damaged-gzip'
  | 'file-too-large'
  // What is looked at, whatever it came in
  | 'wrapped-deep'
  | 'wrapped-large'
  | 'wrapped-often';

/** One thing that could not be read, and where. What is not known of the place is null. */
export interface Problem {
  readonly code: ProblemCode;
  /** The entry of a HAR or the token of an export, counted from 1. */
  readonly entry: number | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** Offset in what the code is about, in UTF-16 units; in a file in bytes. */
  readonly at: number | null;
  /** A name that is part of it: of a file, of an option, of a field. */
  readonly name: string | null;
}

type Place = Partial<Omit<Problem, 'code'>>;

/** A problem at a place, of which only what is known is told. */
export function problem(code: ProblemCode, place: Place = {}): Problem {
  return { code, entry: null, line: null, at: null, name: null, ...place };
}

/** So many are told one by one; the rest is counted. */
export const MOST_PROBLEMS = 100;

/** Problems in their order, and how many there were altogether. */
export class Problems {
  private readonly told: Problem[] = [];
  private counted = 0;

  add(one: Problem): void {
    this.counted++;
    if (this.told.length < MOST_PROBLEMS) this.told.push(one);
  }

  get first(): readonly Problem[] {
    return this.told;
  }

  get count(): number {
    return this.counted;
  }
}
