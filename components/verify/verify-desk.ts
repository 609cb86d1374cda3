// What a view knows of verification: the keys of this session, the answers about tokens and what is being
// fetched. Nothing is calculated, loaded or fetched before a person asks or has given keys.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { askedOrigins } from '../../lib/judge/verify/discovery/discover.ts';
import type {
  Discovery,
  DiscoveryFailure,
  KeyQuestion,
} from '../../lib/judge/verify/discovery/discovery.ts';
import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import { placeAsked } from '../../lib/judge/verify/key-place.ts';
import { markedWellKnown } from '../../lib/judge/verify/well-known.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { Entry } from '../../lib/view/entry.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { type Answer, type Answers, createAnswers } from '../../lib/view/verification/answers.ts';
import { discoveryWords } from '../../lib/view/verification/discovery-words.ts';
import { type Inside, insideOf, insideSentence } from '../../lib/view/verification/inside.ts';
import { protectionWords } from '../../lib/view/verification/signature-words.ts';
import type { Verifier } from '../../lib/view/verification/signed-content.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import type { KeyAccess, KeysKept } from '../app/key-access.ts';
import { circumstancesOf } from './circumstances.ts';
import { compared, fittingReading } from './taken-keys.ts';

/** A fetch of an issuer's keys, or what came of it. */
export interface Fetch {
  /** The token for which it was asked. */
  readonly of: TokenId;
  readonly question: KeyQuestion;
  /** It leads inside: nothing is asked before the person has confirmed this. */
  readonly unconfirmed: Inside | null;
  /** Null while it goes on. */
  readonly outcome: Discovery | null;
  readonly cancel: () => void;
}

export interface VerifyDesk {
  readonly keys: ReadonlySignal<readonly VerificationKey[]>;
  readonly answers: Answers;
  /** Whether tokens are verified by themselves: somebody asked once, or there are keys. */
  readonly isAwake: ReadonlySignal<boolean>;
  readonly wake: () => void;
  /** Verifies a token and says what came of it. */
  readonly tell: (entry: Entry) => Promise<void>;
  /**
   * Takes what was signed, of which a token leaves it out, and says what comes of it.
   * @param readings what may be meant, the likeliest first; none takes back what was given
   */
  readonly giveContent: (entry: Entry, readings: readonly Uint8Array[]) => Promise<void>;
  /** Tries passphrases that are hashed up to so many times each, and says what came of it. */
  readonly stretch: (entry: Entry, mostIterations: number) => Promise<void>;
  readonly fetch: ReadonlySignal<Fetch | null>;
  /**
   * In the turn of a press, as the browser may ask for access.
   * @param isConfirmed the person has seen where it leads, be that on this machine or inside of their network
   */
  readonly fetchKeys: (entry: Entry, question: KeyQuestion, isConfirmed?: boolean) => Promise<void>;
  readonly putFetchAway: () => void;
  /** @returns whether they were taken; why not is said */
  readonly add: (keys: readonly VerificationKey[]) => Promise<boolean>;
  /** Takes keys that were given for a token, and says what they prove. */
  readonly use: (entry: Entry, keys: readonly VerificationKey[]) => Promise<void>;
  readonly remove: (key: VerificationKey) => void;
  readonly forgetAll: () => void;
  /** The keys that were forgotten last, until others are added or it is too late to bring them back. */
  readonly forgotten: ReadonlySignal<Forgotten | null>;
  readonly dropForgotten: () => void;
}

export interface Forgotten {
  readonly keys: readonly VerificationKey[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

type Store = Pick<ViewStore, 'feed' | 'announcer' | 'notices' | 'scoped' | 'histories' | 'now'>;

/** What an issuer answers that publishes no key, or none that can be used. */
const NONE_PUBLISHED: readonly DiscoveryFailure['code'][] = [
  'no-keys',
  'no-usable-keys',
  'only-secrets',
];

const NO_KEYS: readonly VerificationKey[] = [];
const desks = new WeakMap<Host, VerifyDesk>();

/** The desk of a view; it is there as long as the view. */
export function deskOf(host: Host, store: Store): VerifyDesk {
  const known = desks.get(host);
  if (known !== undefined) return known;
  const made = createDesk(host, store);
  desks.set(host, made);
  return made;
}

function createDesk(host: Host, store: Store): VerifyDesk {
  const ring = signal<KeyAccess | null>(null);
  // A secret that everybody knows is that wherever it came from.
  const keys = computed(() => markedWellKnown(ring.value?.keys.value ?? NO_KEYS));
  const isAsked = signal(false);
  const fetch = signal<Fetch | null>(null);
  const forgotten = signal<Forgotten | null>(null);
  const confirmed = new Set<string>();
  const answers = createAnswers({
    load: loadVerifier,
    keys,
    tokens: computed(() => store.feed.value.tokens),
    circumstances: (entry) => circumstancesOf(entry, store),
    read: () => store.now.peek(),
  });

  async function open(): Promise<KeyAccess | null> {
    try {
      ring.value ??= await host.openKeys();
    } catch {
      store.notices.post('failed', say('part_failed'));
    }
    return ring.value;
  }
  void open();

  async function tell(entry: Entry): Promise<void> {
    isAsked.value = true;
    const answer = await answers.ask(entry);
    store.announcer.say(answerSentence(answer, store.now.peek()));
  }

  async function add(added: readonly VerificationKey[]): Promise<boolean> {
    const access = await open();
    return isKept(await access?.add(await compared(added)));
  }

  /** Says why keys were not taken. */
  function isKept(kept: KeysKept | undefined): boolean {
    if (kept?.ok) {
      forgotten.value = null;
      return true;
    }
    const told =
      kept?.code === 'full' ? sayCounted('verify_ring_full', kept.limit) : say('part_failed');
    store.notices.post('failed', told);
    store.announcer.say(told);
    return false;
  }

  async function use(entry: Entry, given: readonly VerificationKey[]): Promise<void> {
    isAsked.value = true;
    const content = answers.contentOf(entry);
    const fitting = await fittingReading(entry, given, content, loadVerifier);
    if (await add(fitting)) await tell(entry);
  }

  async function fetchKeys(
    entry: Entry,
    question: KeyQuestion,
    isConfirmed = false,
  ): Promise<void> {
    const stopping = new AbortController();
    const cancel = () => stopping.abort();
    const unconfirmed = isConfirmed ? null : insideOf(question, confirmed);
    const begun: Fetch = { of: entry.id, question, unconfirmed, outcome: null, cancel };
    fetch.value?.cancel();
    fetch.value = begun;
    if (unconfirmed !== null) return store.announcer.say(insideSentence(unconfirmed, question));
    for (const origin of askedOrigins(question)) confirmed.add(origin);
    isAsked.value = true;
    // Nothing may be awaited before the browser is asked for access; it was opened long before.
    const access = ring.peek() ?? (await open());
    if (access === null) {
      fetch.value = null;
      return;
    }
    const outcome = await access.fetchFromIssuer(question, stopping.signal);
    if (fetch.peek() !== begun) return;
    const place = placeAsked(question);
    if (!outcome.ok) {
      // Nothing that can be used is published there any more.
      if (NONE_PUBLISHED.includes(outcome.failure.code)) void access.replace(place, []);
      fetch.value = outcome.failure.code === 'cancelled' ? null : { ...begun, outcome };
      store.announcer.say(discoveryWords(outcome).sentence);
      return;
    }
    const isTaken = isKept(await access.replace(place, outcome.keys));
    if (fetch.peek() !== begun) return;
    fetch.value = isTaken ? { ...begun, outcome } : null;
    if (isTaken) await tell(entry);
  }

  return {
    keys,
    answers,
    isAwake: computed(() => isAsked.value || keys.value.length > 0),
    wake() {
      isAsked.value = true;
    },
    tell,
    async giveContent(entry, readings) {
      isAsked.value = true;
      const answer = await answers.give(entry, readings);
      store.announcer.say(answerSentence(answer, store.now.peek()));
    },
    async stretch(entry, mostIterations) {
      const answer = await answers.stretch(entry, mostIterations);
      store.announcer.say(answerSentence(answer, store.now.peek()));
    },
    fetch,
    fetchKeys,
    putFetchAway() {
      fetch.value = null;
    },
    add,
    use,
    remove(key) {
      forgotten.value = { keys: [key], at: store.now.peek() };
      ring.peek()?.remove(key);
    },
    forgetAll() {
      forgotten.value = { keys: keys.peek(), at: store.now.peek() };
      ring.peek()?.forgetAll();
    },
    forgotten,
    dropForgotten() {
      forgotten.value = null;
    },
  };
}

async function loadVerifier(): Promise<Verifier> {
  return (await import('../../lib/judge/verify/verify.ts')).verifyToken;
}

/** An answer as one sentence. */
export function answerSentence(answer: Answer, now: number): string {
  if (answer.state === 'failed') return say('verify_no_answer');
  if (answer.state === 'unavailable') return say('verify_load_failed');
  if (answer.state !== 'told') return say('verify_unchecked');
  return protectionWords(answer.verification, now).sentence;
}
