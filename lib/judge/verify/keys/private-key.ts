// Private keys in DER: RSAPrivateKey (RFC 8017 appendix A.1.2), ECPrivateKey (RFC 5915 §3) and
// PrivateKeyInfo, also called PKCS #8 (RFC 5958 §2; for Ed25519 and its like RFC 8410 §7).
import { encodeBase64url } from '../../../jose/base64url.ts';
import {
  type DerValue,
  derBits,
  derContent,
  derDocument,
  derIdentifier,
  derMembers,
  derOctets,
  derSequence,
  derUnsigned,
  derValue,
  TAG,
} from './der.ts';
import { type DerKey, notDer, readJwk, unknownType } from './der-reading.ts';
import { CURVES, EC, PAIRS, RSA, RSA_PSS } from './key-kinds.ts';
import { pointOf } from './public-key.ts';

const RSA_MEMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** @param members of an RSAPrivateKey: version, then the numbers in the order of RFC 7518 §6.3 */
export function rsaPrivate(bytes: Uint8Array, members: readonly DerValue[]): DerKey {
  const numbers = RSA_MEMBERS.map((name, index) => {
    const octets = derUnsigned(bytes, members[index + 1]);
    return octets === null ? null : ([name, encodeBase64url(octets)] as const);
  }).filter((one) => one !== null);
  if (numbers.length < RSA_MEMBERS.length) return notDer(members[0]?.from ?? 0);
  return readJwk({ kty: 'RSA', ...Object.fromEntries(numbers) });
}

/**
 * @param outer an ECPrivateKey
 * @param named the curve, where it stands outside, as in PKCS #8
 */
export function ecPrivate(bytes: Uint8Array, outer: DerValue, named: string | null): DerKey {
  const [, secret, ...more] = derSequence(bytes, outer) ?? [];
  const octets = derOctets(bytes, secret);
  if (octets === null) return notDer(outer.start);
  const parameters = inside(bytes, more, TAG.context0);
  const name = derIdentifier(bytes, parameters) ?? named;
  const curve = CURVES.find(({ oid }) => oid === name);
  if (curve === undefined) return unknownType(name ?? EC, outer);
  const d = encodeBase64url(octets);
  const bits = derBits(bytes, inside(bytes, more, TAG.context1));
  if (bits === null) return readJwk({ kty: 'EC', crv: curve.crv, d });
  const point = pointOf(curve, bits);
  return point === null ? notDer(outer.start) : readJwk({ ...point, d });
}

/** What an explicit tag surrounds. */
function inside(bytes: Uint8Array, among: readonly DerValue[], tag: number): DerValue | undefined {
  const outer = among.find((one) => one.tag === tag);
  return (outer && derValue(bytes, outer.start, outer.end)) ?? undefined;
}

/** @param members of a PrivateKeyInfo: version, algorithm, key, and perhaps attributes and public key */
export function pkcs8(bytes: Uint8Array, members: readonly DerValue[]): DerKey {
  const [, algorithm, key, ...more] = members;
  const [identifier, parameters] = derSequence(bytes, algorithm) ?? [];
  const content = derOctets(bytes, key);
  if (identifier === undefined || key === undefined || content === null) {
    return notDer(algorithm?.start ?? 0);
  }
  const oid = derIdentifier(bytes, identifier);
  const inner = derDocument(content);
  if (oid === RSA || oid === RSA_PSS) {
    const numbers = inner === null ? null : derMembers(content, inner);
    return numbers === null ? notDer(key.start) : rsaPrivate(content, numbers);
  }
  if (oid === EC) {
    return inner === null
      ? notDer(key.start)
      : ecPrivate(content, inner, derIdentifier(bytes, parameters));
  }
  const pair = PAIRS.find((one) => one.oid === oid);
  if (pair === undefined) return unknownType(oid, identifier);
  if (inner?.tag !== TAG.octetString) return notDer(key.start);
  const d = encodeBase64url(derContent(content, inner));
  const bits = derBits(
    bytes,
    more.find(({ tag }) => tag === TAG.context1Primitive),
  );
  const x = bits === null ? {} : { x: encodeBase64url(bits) };
  return readJwk({ kty: 'OKP', crv: pair.crv, ...x, d });
}
