import type { ReadonlySignal } from '@preact/signals';
import type { Discovery, KeyQuestion } from '../../lib/judge/verify/discovery/discovery.ts';
import type { VerificationKey } from '../../lib/judge/verify/key.ts';

/**
 * The keys of this browser session. All views of the normal windows share one ring of them, those of the
 * private windows another; it is never on disk and ends with the session.
 */
export interface KeyAccess {
  /** All keys of the ring, the newest last, whichever view added them. */
  readonly keys: ReadonlySignal<readonly VerificationKey[]>;
  /** A key that is there from the same source is replaced. `keys` follows at once. */
  readonly add: (keys: readonly VerificationKey[]) => Promise<KeysKept>;
  /**
   * What is published in one place now (see `placeAsked`), in place of all that was before, in one step. None is
   * an answer, too. `keys` follows at once.
   */
  readonly replace: (place: string, keys: readonly VerificationKey[]) => Promise<KeysKept>;
  /** Forgets one key, from its source alone. `keys` follows at once. */
  readonly remove: (key: VerificationKey) => void;
  readonly forgetAll: () => void;
  /**
   * Fetches the keys that an issuer publishes: **the only network request that Bearerscope makes**. To
   * be called in the turn of a press of a button, as the browser may have to ask for access; and for
   * nothing else than such a press. What is found is not added by itself. Never rejects.
   * @param signal cancels it
   */
  readonly fetchFromIssuer: (question: KeyQuestion, signal: AbortSignal) => Promise<Discovery>;
}

/**
 * `full`: they are more or longer than a ring holds, and none was added; `lost`: the extension was
 * reloaded under the view.
 */
export type KeysKept =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'full'; readonly limit: number }
  | { readonly ok: false; readonly code: 'lost' };
