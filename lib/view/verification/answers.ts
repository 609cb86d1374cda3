// The answers about tokens: worked out when somebody asks, and again by themselves once keys are known.
// An answer holds for one set of keys and is kept no longer than its token; it is never stored.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { VerificationKey } from '../../judge/verify/key.ts';
import type { Verification, VerifyOptions } from '../../judge/verify/verification.ts';
import type { TokenId } from '../../ledger/record.ts';
import type { Entry } from '../entry.ts';
import type { Opened } from './opened.ts';
import { createContents, type Verifier, verifyAmong } from './signed-content.ts';
import { keepTold } from './told-tokens.ts';

/** `unavailable`: what verifies could not be loaded; `failed`: it gave no answer. Asked again, both may go well. */
export type Answer =
  | { readonly state: 'unasked' | 'unavailable' | 'failed' }
  | {
      readonly state: 'running';
      /** Ends it: what was known before is known again. */
      readonly cancel: () => void;
    }
  | {
      readonly state: 'told';
      readonly verification: Verification;
      /** When it was worked out, milliseconds since the epoch. */
      readonly at: number;
      /** What could be opened and is judged in place of what was around it; null for all others. */
      readonly opened: Opened | null;
    };

export interface AnswersOptions {
  /** Loads what verifies; cryptography is large and loaded when it is first asked. */
  readonly load: () => Promise<Verifier>;
  readonly keys: ReadonlySignal<readonly VerificationKey[]>;
  /** The tokens that are there; what is known of others is forgotten. */
  readonly tokens: ReadonlySignal<ReadonlyMap<TokenId, unknown>>;
  /** What else is known of a token: its request, the token beside it. */
  readonly circumstances: (entry: Entry) => Promise<Omit<VerifyOptions, 'now'>>;
  /** The time of day in milliseconds since the epoch. */
  readonly read: () => number;
}

export interface Answers {
  /** What is known of a token with the keys of this moment; reads signals. */
  readonly of: (entry: Asked) => Answer;
  /** Works out an answer unless it is known; never rejects. */
  readonly ask: (entry: Entry) => Promise<Answer>;
  /**
   * Works out an answer with passphrases that are hashed so often that nobody does it unasked; never rejects.
   * @param mostIterations for each passphrase
   */
  readonly stretch: (entry: Entry, mostIterations: number) => Promise<Answer>;
  /**
   * Works out an answer with what was signed, for a token that leaves it out; never rejects.
   * @param readings what may be meant, the likeliest first; none takes back what was given
   */
  readonly give: (entry: Entry, readings: readonly Uint8Array[]) => Promise<Answer>;
  /** What was given for a token, as it may be meant; reads a signal. */
  readonly contentOf: (entry: Asked) => readonly Uint8Array[];
  readonly close: () => void;
}

/** How much may be calculated. */
type Effort = Pick<VerifyOptions, 'mostIterations' | 'totalIterations'>;

/** PBKDF2 iterations that nobody notices: some ten milliseconds. */
const UNNOTICED: Effort = { totalIterations: 10_000 };

/** By what an answer is found. */
type Asked = Pick<Entry, 'id' | 'token'>;

interface Known {
  readonly entry: Entry;
  readonly keys: readonly VerificationKey[];
  readonly raw: string;
  /** What a person allowed is allowed with other keys too. */
  readonly effort: Effort;
  readonly answer: Answer;
}

const UNASKED: Answer = { state: 'unasked' };
/** Answers that are kept; the one asked for longest ago goes first. */
const MOST = 200;

export function createAnswers(options: AnswersOptions): Answers {
  const { load, keys, tokens, circumstances, read } = options;
  const known = signal<ReadonlyMap<TokenId, Known>>(new Map());
  const contents = createContents(tokens);
  const stop = effect(() => {
    const there = tokens.value;
    const kept = [...known.peek()].filter(([id]) => there.has(id));
    if (kept.length < known.peek().size) known.value = new Map(kept);
  });

  function put(id: TokenId, what: Known): Answer {
    const next = new Map(known.peek());
    next.delete(id);
    next.set(id, what);
    for (const [oldest, { entry }] of next) {
      if (next.size <= MOST) break;
      next.delete(oldest);
      keepTold(entry.token);
    }
    known.value = next;
    keepTold(what.entry.token, what.answer);
    return what.answer;
  }

  function current(
    among: ReadonlyMap<TokenId, Known>,
    now: readonly VerificationKey[],
    one: Asked,
  ) {
    const found = among.get(one.id);
    return found?.keys === now && found.raw === one.token.raw ? found.answer : UNASKED;
  }

  /** What is worked out, by its token, for whoever asks meanwhile. */
  const underWay = new Map<TokenId, Promise<Answer>>();

  async function ask(entry: Entry): Promise<Answer> {
    const before = current(known.peek(), keys.peek(), entry);
    if (before.state === 'told') return before;
    const begun = underWay.get(entry.id);
    if (before.state === 'running' && begun !== undefined) return begun;
    return begin(entry, effortFor(entry), UNASKED);
  }

  function effortFor({ id, token }: Asked): Effort {
    const found = known.peek().get(id);
    return found?.raw === token.raw ? found.effort : UNNOTICED;
  }

  function begin(entry: Entry, effort: Effort, before: Answer): Promise<Answer> {
    const answer = work(entry, effort, before).finally(() => {
      if (underWay.get(entry.id) === answer) underWay.delete(entry.id);
    });
    underWay.set(entry.id, answer);
    return answer;
  }

  /** What is calculated, and with which keys: with others it is of no use. */
  const runs = new Map<{ aborted: boolean }, readonly VerificationKey[]>();

  // What was told is told anew, so that lists by verdict do not lose what nobody looks at.
  const stopAnew = effect(() => {
    const wanted = keys.value;
    for (const [run, used] of runs) if (used !== wanted) run.aborted = true;
    const told = [...known.peek().values()].map(({ entry }) => entry);
    for (const { token } of told) keepTold(token);
    void askAll(told, () => keys.peek() === wanted);
  });

  async function askAll(entries: readonly Entry[], isWanted: () => boolean): Promise<void> {
    for (const entry of entries) if (isWanted() && isThere(entry)) await ask(entry);
  }

  function isThere({ id }: Asked): boolean {
    return tokens.peek().has(id);
  }

  /** @param before what is said again where it is cancelled */
  async function work(entry: Entry, effort: Effort, before: Answer): Promise<Answer> {
    const { id, token } = entry;
    // What a person cleared is not taken up again.
    if (!isThere(entry)) return UNASKED;
    const wanted = keys.peek();
    const signal = { aborted: false };
    const about = { entry, keys: wanted, raw: token.raw };
    const earlier = before === UNASKED ? UNNOTICED : effortFor(entry);
    const cancel = (): void => {
      signal.aborted = true;
      if (known.peek().get(id) !== running) return;
      put(id, { ...about, effort: earlier, answer: before });
      // Of these keys nothing is known yet: what takes no effort is told.
      if (before === UNASKED) void ask(entry);
    };
    const running: Known = { ...about, effort, answer: { state: 'running', cancel } };
    put(id, running);
    runs.set(signal, wanted);
    const answer = await answerOf(entry, wanted, { ...effort, signal });
    runs.delete(signal);
    if (keys.peek() !== wanted) return ask(entry);
    if (signal.aborted) return before === UNASKED ? ask(entry) : before;
    // It may have been forgotten meanwhile, or was asked otherwise.
    return known.peek().get(id) === running ? put(id, { ...about, effort, answer }) : answer;
  }

  /** Never rejects. */
  async function answerOf(
    entry: Entry,
    wanted: readonly VerificationKey[],
    effort: Effort & Pick<VerifyOptions, 'signal'>,
  ): Promise<Answer> {
    let verify: Verifier;
    try {
      verify = await load();
    } catch {
      return { state: 'unavailable' };
    }
    try {
      const more = await circumstances(entry);
      const at = read();
      const terms = { ...more, ...effort, now: at };
      const given = contents.of(entry);
      const verification = await verifyAmong(verify, entry.token, wanted, terms, given);
      const { openedOf } = await import('./opened.ts');
      return { state: 'told', verification, at, opened: openedOf(verification, entry) };
    } catch {
      return { state: 'failed' };
    }
  }

  return {
    of: (entry) => current(known.value, keys.value, entry),
    ask,
    stretch: (entry, mostIterations) =>
      begin(entry, { mostIterations }, current(known.peek(), keys.peek(), entry)),
    give(entry, readings) {
      contents.give(entry, readings);
      // What was told before is of no use.
      return begin(entry, effortFor(entry), UNASKED);
    },
    contentOf: contents.of,
    close() {
      stop();
      stopAnew();
      contents.close();
    },
  };
}
