// Tries secrets on a token that HMAC protects (RFC 7518 §3.2). @noble/hashes, which is packed in already, takes
// one secret in 6 to 20 µs where WebCrypto takes 40, as it neither imports keys nor waits: see bench/secrets.ts.
import { decodeBase64url } from '../../jose/base64url.ts';
import type { JsonObject } from '../../jose/json.ts';
import { member, stringMember } from '../../jose/members.ts';
import type { Token } from '../../token/token.ts';
import { type HmacAlgorithm, hmacOf } from './hmac.ts';
import type { VerificationKey } from './key.ts';
import { describeSecret } from './keys/describe-key.ts';
import { base64Octets } from './keys/secret-readings.ts';
import { signedOctets } from './signed.ts';

/** What a secret must explain. Plain data: it travels to a worker. */
export interface SecretTarget {
  readonly algorithm: HmacAlgorithm;
  /** RFC 7515 §5.1: encoded header, a dot, and the content as it is signed; any of them may be meant. */
  readonly inputs: readonly Uint8Array[];
  readonly signature: Uint8Array;
}

export interface FoundSecret {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly reading: 'text' | 'base64';
  /** `token`: something that the token itself says. */
  readonly from: 'list' | 'token' | 'empty';
}

export interface SecretAnswer {
  readonly found: FoundSecret | null;
  /** Secrets of the list that were tried, each as text and, where it is some, as base64. */
  readonly tried: number;
  /** False where somebody stopped it. */
  readonly isWhole: boolean;
}

export interface TrialOptions {
  /** Asked between two turns. */
  readonly signal: { readonly aborted: boolean };
  /** Of the secrets of the list. */
  readonly onProgress: (tried: number) => void;
  /** Lets others have the thread, so that a wish to stop arrives. */
  readonly turn: () => Promise<void>;
}

const ENCODER = new TextEncoder();
const ALGORITHMS: Readonly<
  Record<string, { readonly name: HmacAlgorithm; readonly bytes: number }>
> = {
  HS256: { name: 'HS256', bytes: 32 },
  HS384: { name: 'HS384', bytes: 48 },
  HS512: { name: 'HS512', bytes: 64 },
};

/**
 * What secrets can be tried on: the first signature of a JWS or SD-JWT that is made with HMAC.
 * @param contents what may have been signed, for a token that leaves it out
 * @returns null for any other token, where the signature has not the length of its hash, and where what was
 * signed is neither in the token nor given
 */
export function secretTarget(
  token: Token,
  contents: readonly Uint8Array[] = [],
): SecretTarget | null {
  if (token.detached && contents.length === 0) return null;
  for (const { header, input, signature } of signatures(token)) {
    const algorithm = ALGORITHMS[stringMember(header, 'alg') ?? ''];
    const read = decodeBase64url(signature);
    if (algorithm === undefined || !read.ok || read.bytes.length !== algorithm.bytes) continue;
    const start = ENCODER.encode(input);
    const inputs = token.detached
      ? contents.map((content) => joined(start, signedOctets(header, content)))
      : [start];
    return { algorithm: algorithm.name, inputs, signature: read.bytes };
  }
  return null;
}

function joined(start: Uint8Array, content: Uint8Array | string): Uint8Array {
  const end = typeof content === 'string' ? ENCODER.encode(content) : content;
  const all = new Uint8Array(start.length + end.length);
  all.set(start);
  all.set(end, start.length);
  return all;
}

interface SignedText {
  readonly header: JsonObject;
  /** Without content that the token leaves out. */
  readonly input: string;
  readonly signature: string;
}

function signatures({ form, header, segments, serialization }: Token): readonly SignedText[] {
  if (form === 'jws' || form === 'sd-jwt') {
    const text = (name: string) => segments.find((one) => one.name === name)?.text ?? '';
    return [{ header, input: `${text('header')}.${text('claims')}`, signature: text('signature') }];
  }
  if (serialization?.kind !== 'jws') return [];
  const content = serialization.payload?.value ?? '';
  return serialization.protections.map((one) => ({
    header: one.header,
    input: `${one.protected?.encoded.value ?? ''}.${content}`,
    signature: one.value?.value ?? '',
  }));
}

/** What a careless developer may have taken for a secret, as the token says it. */
const TELLING = ['iss', 'aud', 'client_id', 'azp', 'sub'] as const;

/** Secrets that stand in the token itself; none twice. */
export function secretsInToken({ header, claims }: Token): readonly string[] {
  const found = new Set<string>();
  const add = (text: string | undefined) => {
    if (text === undefined || text === '' || text.length > LONGEST_SECRET) return;
    found.add(text);
    if (URL.canParse(text)) found.add(new URL(text).hostname);
  };
  for (const name of ['kid', 'alg', 'typ']) add(stringMember(header, name));
  if (claims.state !== 'read') return [...found];
  for (const name of TELLING) {
    const value = member(claims.set, name);
    add(value?.type === 'string' ? value.value : undefined);
  }
  return [...found].filter((text) => text !== '');
}

const LONGEST_SECRET = 256;
/** Octets that are hashed in one turn: a few milliseconds. */
const TURN = 1 << 19;
/** Octets that every secret costs besides what was signed: four blocks and more. */
const COST = 400;

/**
 * Tries the empty secret, those that stand in the token and those of a list, in this order, each as
 * UTF-8 and, where it can be, as base64.
 * @param inToken from `secretsInToken`
 */
export async function findSecret(
  target: SecretTarget,
  inToken: readonly string[],
  list: Iterable<string>,
  { signal, onProgress, turn }: TrialOptions,
): Promise<SecretAnswer> {
  const matches = matcher(target);
  const first = ['', ...inToken];
  for (const text of first) {
    const found = tried(text, matches);
    const from = text === '' ? 'empty' : 'token';
    if (found !== null) return { found: { ...found, from }, tried: 0, isWhole: true };
  }
  const octets = target.inputs.reduce((sum, { length }) => sum + length + COST, 0);
  const atOnce = Math.max(1, Math.floor(TURN / octets));
  let count = 0;
  for (const text of list) {
    if (count % atOnce === 0) {
      onProgress(count);
      await turn();
      if (signal.aborted) return { found: null, tried: count, isWhole: false };
    }
    count++;
    const found = tried(text, matches);
    if (found !== null) return { found: { ...found, from: 'list' }, tried: count, isWhole: true };
  }
  onProgress(count);
  return { found: null, tried: count, isWhole: true };
}

type Matcher = (secret: Uint8Array) => boolean;

function matcher({ algorithm, inputs, signature }: SecretTarget): Matcher {
  const macs = inputs.map((input) => hmacOf(algorithm, input));
  return (secret) =>
    macs.some((mac) => {
      const made = mac(secret);
      for (let i = 0; i < signature.length; i++) if (made[i] !== signature[i]) return false;
      return true;
    });
}

function tried(text: string, matches: Matcher): Omit<FoundSecret, 'from'> | null {
  const bytes = ENCODER.encode(text);
  if (matches(bytes)) return { text, bytes, reading: 'text' };
  const octets = base64Octets(text);
  if (octets === null || octets.length === 0 || !matches(octets)) return null;
  return { text, bytes: octets, reading: 'base64' };
}

/**
 * A secret that was found, as a key that verifies and says what is wrong with it.
 * @param label what it is called where it is shown
 */
export function wellKnownKey({ bytes, reading }: FoundSecret, label: string): VerificationKey {
  const source = { from: 'well-known-secret' } as const;
  return describeSecret(bytes, { label, source, faults: [{ code: 'secret-well-known' }] }, reading);
}
