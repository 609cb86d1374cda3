// Keys and problems while they are found, in order.
import type { KeySource, VerificationKey } from '../key.ts';
import type { KeyForm, KeyProblem, KeyReading } from '../key-reading.ts';

/** A problem before its line is known. */
export type Placeless = KeyProblem extends infer One
  ? One extends KeyProblem
    ? Omit<One, 'at' | 'line'>
    : never
  : never;

/** So many keys of one issuer or one file are kept. */
export const MOST_KEYS = 500;
/** With those that are the same as others. */
const MOST_GIVEN = 4 * MOST_KEYS;
const MOST_PROBLEMS = 100;

export class Pile {
  readonly name: string;
  readonly source: KeySource;
  private given = 0;
  private readonly keys = new Map<string, VerificationKey>();
  private readonly problems: (Placeless & { readonly at: number })[] = [];

  /** @param name what was given, for keys without a name of their own */
  constructor(name: string, source: KeySource) {
    this.name = name;
    this.source = source;
  }

  get isFull(): boolean {
    return this.keys.size >= MOST_KEYS || this.given >= MOST_GIVEN;
  }

  /** Neither keys nor anything to say about them. */
  get isEmpty(): boolean {
    return this.keys.size === 0 && this.problems.length === 0;
  }

  add(key: VerificationKey): void {
    const { id, kid, alg, use, isPrivate, certificate } = key;
    this.given++;
    // The same key may stand there as public and as private key, under two names or in two certificates.
    const mark = JSON.stringify([id, kid, alg, use, isPrivate, certificate?.thumbprint]);
    if (!this.isFull && !this.keys.has(mark)) this.keys.set(mark, key);
  }

  problem(problem: Placeless, at = 0): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ ...problem, at });
  }

  /** @param text in which the problems have their places */
  reading(form: KeyForm, text: string): KeyReading {
    const problems = this.withLines(text);
    const keys = this.numbered(form);
    const [first, ...others] = problems;
    if (keys.length > 0) return { ok: true, form, keys, problems };
    return { ok: false, problems: [first ?? NO_KEYS, ...others] };
  }

  /** Several keys without a name are told apart by their number. */
  private numbered(form: KeyForm): readonly VerificationKey[] {
    const keys = [...this.keys.values()];
    const nameless = keys.filter(({ label }) => label === this.name);
    if (form === 'secret' || nameless.length < 2) return keys;
    return keys.map((key, index) =>
      key.label === this.name ? { ...key, label: `${this.name} #${index + 1}` } : key,
    );
  }

  private withLines(text: string): readonly KeyProblem[] {
    let line = 1;
    let from = 0;
    return this.problems
      .toSorted((one, other) => one.at - other.at)
      .map((problem) => {
        for (let next = text.indexOf('\n', from); next >= 0 && next < problem.at; ) {
          line++;
          from = next + 1;
          next = text.indexOf('\n', from);
        }
        return { ...problem, line };
      });
  }
}

const NO_KEYS: KeyProblem = { code: 'no-text', at: 0, line: 1 };
