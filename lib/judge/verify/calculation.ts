// One signature and one key. That it is verified is said by npm jose. Where something speaks against the
// token or the key, WebCrypto alone is asked, so that a developer learns whether it matches all the same.
import { flattenedVerify } from 'jose';
import { decodeBase64url } from '../../jose/base64url.ts';
import { stringifyJson } from '../../jose/json-text.ts';
import { isUnencoded } from '../../jose/members.ts';
import { EDWARDS_LENGTHS, type SignatureAlgorithm } from './algorithms.ts';
import type { KeyFailure } from './failure.ts';
import { hmacOf } from './hmac.ts';
import { PREVENTING, SPELLING, type VerificationKey } from './key.ts';
import { importForVerifying, ownBytes } from './key-import.ts';
import { keyFaults } from './keys/faults.ts';
import type { Signed } from './signed.ts';

/** What is to be checked. */
export interface Question {
  readonly signed: Signed;
  readonly alg: string;
  readonly algorithm: SignatureAlgorithm;
  /** What was signed, as it stands in the token or would stand there. */
  readonly content: string | Uint8Array;
  /** The token itself was refused: only whether the signature matches is of interest. */
  readonly refused: boolean;
}

export interface Answer {
  /** Null where it is verified. */
  readonly reason: KeyFailure | null;
  /** Null where that could not be calculated. */
  readonly matches: boolean | null;
  /** The engine does not know the algorithm. */
  readonly unsupported: boolean;
}

/** Checks a signature with a key. Never rejects. */
export async function ask(question: Question, key: VerificationKey): Promise<Answer> {
  const { alg, algorithm, signed } = question;
  const faults = keyFaults(key, alg).filter(({ code }) => !SPELLING.has(code));
  const preventing = faults.find(({ code }) => PREVENTING.has(code));
  if (preventing !== undefined) return answer(preventing, null);
  const signature = decodeBase64url((signed.signature ?? '').replace(/\s+/g, ''));
  if (!signature.ok) return answer({ code: 'signature-mismatch' }, null);
  const needed = neededLength(algorithm, key);
  const bytes = signature.bytes.length;
  if (needed !== null && needed !== bytes) {
    return answer({ code: 'signature-length', bytes, needed }, false);
  }
  if (isEmptySecret(key)) {
    const matches = matchesWithoutSecret(question, signature.bytes);
    // It is shorter than every hash, so that there is a fault.
    return answer(matches ? (faults[0] ?? null) : { code: 'signature-mismatch' }, matches);
  }
  const imported = await importForVerifying(key, algorithm);
  if (!imported.ok) return notImported(imported.why, key, algorithm, faults[0]);
  const matches = await check(question, imported.key, signature.bytes, key.crv);
  if (matches !== true) {
    return answer({ code: matches === null ? 'key-refused' : 'signature-mismatch' }, matches);
  }
  if (faults[0] !== undefined) return answer(faults[0], true);
  if (question.refused || isVerifiedBySubtleAlone(algorithm, key)) return answer(null, true);
  const confirmed = await confirm(question, imported.key);
  return answer(confirmed ? null : { code: 'key-refused' }, true);
}

function answer(reason: KeyFailure | null, matches: boolean | null): Answer {
  return { reason, matches, unsupported: false };
}

function notImported(
  why: 'platform' | 'refused',
  key: VerificationKey,
  { parameters }: SignatureAlgorithm,
  fault: KeyFailure | undefined,
): Answer {
  if (why === 'refused') return answer(fault ?? { code: 'key-refused' }, null);
  const crv = parameters === null ? key.crv : null;
  const reason: KeyFailure =
    crv === null ? { code: 'key-refused' } : { code: 'unsupported-crv', crv };
  return { reason, matches: null, unsupported: true };
}

/** How long a signature by this key is, in bytes; null where that cannot be told. */
function neededLength({ kty, length, parameters }: SignatureAlgorithm, key: VerificationKey) {
  // RFC 8017 §8.2.2: as long as the modulus.
  if (kty === 'RSA') return key.bits === null ? null : Math.ceil(key.bits / 8);
  return parameters === null ? (EDWARDS_LENGTHS[key.crv ?? ''] ?? null) : length;
}

/** npm jose knows EdDSA with one curve (RFC 8037 §3.1 has two). */
function isVerifiedBySubtleAlone({ kty }: SignatureAlgorithm, { crv }: VerificationKey): boolean {
  return kty === 'OKP' && crv === 'Ed448';
}

const UTF8 = new TextEncoder();

/** RFC 7515 §5.1: what is signed. */
function inputOf({ signed, content }: Question): Uint8Array<ArrayBuffer> {
  const head = UTF8.encode(`${signed.protectedText ?? ''}.`);
  const tail = typeof content === 'string' ? UTF8.encode(content) : content;
  const input = new Uint8Array(head.length + tail.length);
  input.set(head);
  input.set(tail, head.length);
  return input;
}

function isEmptySecret({ material }: VerificationKey): boolean {
  return material.type === 'secret' && material.bytes.length === 0;
}

/** WebCrypto takes no HMAC key without octets (its operation "import key"), and servers do sign with one. */
function matchesWithoutSecret(question: Question, signature: Uint8Array): boolean {
  const algorithm = HMACS.find((one) => one === question.alg);
  if (algorithm === undefined) return false;
  const code = hmacOf(algorithm, inputOf(question))(new Uint8Array());
  return code.every((byte, index) => byte === signature[index]);
}

const HMACS = ['HS256', 'HS384', 'HS512'] as const;

/** Null where the engine refused to calculate. */
async function check(
  question: Question,
  key: CryptoKey,
  signature: Uint8Array,
  crv: string | null,
): Promise<boolean | null> {
  const { algorithm } = question;
  const input = inputOf(question);
  const parameters = algorithm.parameters ?? { name: crv ?? '' };
  try {
    return await crypto.subtle.verify(parameters, key, ownBytes(signature), input);
  } catch {
    return null;
  }
}

/** Whether npm jose verifies it as well, with all that it looks at besides. */
async function confirm({ signed, content }: Question, key: CryptoKey): Promise<boolean> {
  const { protectedText, unprotected, signature, header } = signed;
  const bytes = typeof content === 'string' && isUnencoded(header) ? UTF8.encode(content) : content;
  try {
    await flattenedVerify(
      {
        payload: bytes,
        signature: signature ?? '',
        ...(protectedText === null ? {} : { protected: protectedText }),
        ...(unprotected === null ? {} : { header: JSON.parse(stringifyJson(unprotected)) }),
      },
      key,
    );
    return true;
  } catch {
    return false;
  }
}
