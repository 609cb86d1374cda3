// The answers about tokens: worked out when somebody asks, and again by themselves once keys are known.
// An answer holds for one set of keys and is kept no longer than its token; it is never stored.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { VerificationKey } from '../../judge/verify/key.ts';
import type { Verification, VerifyOptions } from '../../judge/verify/verification.ts';
import type { TokenId } from '../../ledger/record.ts';
import type { Token } from '../../token/token.ts';
import type { Entry } from '../entry.ts';

/** `unavailable`: what verifies could not be loaded. */
export type Answer =
  | { readonly state: 'unasked' | 'running' | 'unavailable' }
  | { readonly state: 'told'; readonly verification: Verification };

/** What verifies a token, as the core has it. */
export type Verifier = (
  token: Token,
  keys: readonly VerificationKey[],
  options: VerifyOptions,
) => Promise<Verification>;

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
  readonly of: (entry: Pick<Entry, 'id' | 'token'>) => Answer;
  /** Works out an answer unless it is known; never rejects. */
  readonly ask: (entry: Entry) => Promise<Answer>;
  readonly close: () => void;
}

interface Known {
  readonly keys: readonly VerificationKey[];
  readonly raw: string;
  readonly answer: Answer;
}

const UNASKED: Answer = { state: 'unasked' };
/** Answers that are kept; the one asked for longest ago goes first. */
const MOST = 200;

export function createAnswers(options: AnswersOptions): Answers {
  const { load, keys, tokens, circumstances, read } = options;
  const known = signal<ReadonlyMap<TokenId, Known>>(new Map());
  const stop = effect(() => {
    const there = tokens.value;
    const kept = [...known.peek()].filter(([id]) => there.has(id));
    if (kept.length < known.peek().size) known.value = new Map(kept);
  });

  function put(id: TokenId, what: Known): Answer {
    const next = new Map(known.peek());
    next.delete(id);
    next.set(id, what);
    for (const oldest of next.keys()) {
      if (next.size <= MOST) break;
      next.delete(oldest);
    }
    known.value = next;
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

  async function ask(entry: Entry): Promise<Answer> {
    const { id, token } = entry;
    const wanted = keys.peek();
    const before = current(known.peek(), wanted, entry);
    if (before.state === 'told' || before.state === 'running') return before;
    const about = { keys: wanted, raw: token.raw };
    put(id, { ...about, answer: { state: 'running' } });
    const answer = await load().then(
      async (verify): Promise<Answer> => {
        const more = await circumstances(entry);
        const verification = await verify(token, wanted, { ...more, now: read() });
        return { state: 'told', verification };
      },
      (): Answer => ({ state: 'unavailable' }),
    );
    if (keys.peek() !== wanted) return ask(entry);
    // It may have been forgotten meanwhile.
    return tokens.peek().has(id) ? put(id, { ...about, answer }) : answer;
  }

  return {
    of: (entry) => current(known.value, keys.value, entry),
    ask,
    close: stop,
  };
}

type Asked = Pick<Entry, 'id' | 'token'>;
