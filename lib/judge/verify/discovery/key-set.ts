// The keys that a URL answered with.
import { member } from '../../../jose/members.ts';
import type { Jwk, KeySource, VerificationKey } from '../key.ts';
import type { KeyReading, KeyReadingOptions } from '../key-reading.ts';
import type { DiscoveryFailure, DiscoveryProblem, KeyAnswer } from './discovery.ts';
import { readObject } from './metadata.ts';

export type ReadKeys = (
  text: string,
  name: string,
  options: KeyReadingOptions,
) => KeyReading | Promise<KeyReading>;

export type KeySetReading =
  | {
      readonly ok: true;
      readonly keys: readonly VerificationKey[];
      readonly problems: readonly DiscoveryProblem[];
    }
  | { readonly ok: false; readonly failure: DiscoveryFailure };

/** Issuers publish a handful. */
export const KEYS_AT_MOST = 1_000;

/** RFC 7518 §6.2.2, §6.3.2, RFC 8037 §2 and, of AKP, draft-ietf-cose-dilithium. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'];

/**
 * Reads a JWK Set (RFC 7517 §5). Nothing secret comes out of it, even if it was published. Total.
 * @param asked the URL that was asked
 */
export async function readKeySet(
  asked: string,
  answer: KeyAnswer,
  source: KeySource,
  readKeys: ReadKeys,
): Promise<KeySetReading> {
  const json = readObject(asked, answer);
  if (!json.ok) return json;
  const set = member(json.object, 'keys');
  if (set?.type !== 'array') return failed({ code: 'not-a-key-set', url: asked });
  const count = set.items.length;
  if (count === 0) return failed({ code: 'no-keys', url: asked });
  if (count > KEYS_AT_MOST) {
    return failed({ code: 'too-many-keys', url: asked, count, limit: KEYS_AT_MOST });
  }
  const reading = await readKeys(json.text, asked, { source });
  const read = reading.ok ? reading.keys : [];
  const published = read.filter(({ isPrivate, material }) => isPrivate || material.type !== 'jwk');
  const keys = read.filter(({ material }) => material.type === 'jwk').map(publicHalf);
  if (keys.length === 0) {
    const isSecret = read.length > 0;
    return failed({ code: isSecret ? 'only-secrets' : 'no-usable-keys', url: asked, count });
  }
  const leftOut = reading.problems.length;
  return {
    ok: true,
    keys,
    problems: [
      ...(published.length === 0
        ? []
        : [
            {
              code: 'private-keys-published' as const,
              labels: published.map(({ label }) => label),
            },
          ]),
      ...(leftOut === 0 ? [] : [{ code: 'keys-left-out' as const, count: leftOut }]),
    ],
  };
}

function publicHalf(key: VerificationKey): VerificationKey {
  if (!key.isPrivate || key.material.type !== 'jwk') return key;
  const members = Object.entries(key.material.jwk).filter(
    ([name]) => !PRIVATE_MEMBERS.includes(name),
  );
  const jwk: Jwk = { kty: key.kty, ...Object.fromEntries(members) };
  return { ...key, isPrivate: false, material: { type: 'jwk', jwk } };
}

function failed(failure: DiscoveryFailure): {
  readonly ok: false;
  readonly failure: DiscoveryFailure;
} {
  return { ok: false, failure };
}
