import { signal } from '@preact/signals';
import type { KeyAccess } from '../../components/app/key-access.ts';
import type { Discovery, KeyQuestion } from '../../lib/judge/verify/discovery/discovery.ts';
import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import { placeOf } from '../../lib/judge/verify/key-place.ts';

export interface FakeKeysOptions {
  /** Keys that are there at first. */
  readonly keys?: readonly VerificationKey[];
  /** What a fetch finds, at once; a promise of it for a fetch that goes on. Nothing is there when left out. */
  readonly discovery?: (question: KeyQuestion) => Discovery | Promise<Discovery>;
  /** So many keys have room. */
  readonly keyLimit?: number;
}

/**
 * A ring of keys in memory and a network that is none.
 * @param ask is told what was wished: "fetch keys of https://issuer.example"
 */
export function createFakeKeys(
  { keys: first = [], discovery = nothingFound, keyLimit = 1_000 }: FakeKeysOptions,
  ask: (wish: string) => void,
): KeyAccess {
  const keys = signal(first);
  const without = (gone: readonly VerificationKey[]) =>
    keys.value.filter((key) => !gone.some((one) => isSame(one, key)));
  return {
    keys,
    async add(added) {
      const all = [...without(added), ...added];
      if (all.length > keyLimit) return { ok: false, code: 'full', limit: keyLimit };
      keys.value = all;
      return { ok: true };
    },
    async replace(place, published) {
      const all = [...keys.value.filter(({ source }) => placeOf(source) !== place), ...published];
      if (all.length > keyLimit) return { ok: false, code: 'full', limit: keyLimit };
      keys.value = all;
      return { ok: true };
    },
    remove(key) {
      keys.value = without([key]);
    },
    forgetAll() {
      keys.value = [];
    },
    async fetchFromIssuer(question, cancelled) {
      const { issuer, jwksUri, alsoFrom } = question;
      const also = alsoFrom === undefined ? '' : ` also from ${alsoFrom}`;
      ask(jwksUri === undefined ? `fetch keys of ${issuer}${also}` : `fetch keys from ${jwksUri}`);
      const cancel = Promise.withResolvers<Discovery>();
      cancelled.addEventListener('abort', () =>
        cancel.resolve({ ok: false, failure: { code: 'cancelled' }, requests: [] }),
      );
      return Promise.race([cancel.promise, discovery(question)]);
    },
  };
}

function isSame(one: VerificationKey, other: VerificationKey): boolean {
  return one.id === other.id && JSON.stringify(one.source) === JSON.stringify(other.source);
}

function nothingFound({ issuer }: KeyQuestion): Discovery {
  const url = `${issuer}/.well-known/openid-configuration`;
  const failure = { code: 'not-found', url, status: 404 } as const;
  return { ok: false, failure, requests: [{ url, failure }] };
}
