// What given keys say of tokens. Cryptography is loaded only when somebody asks for it.
import { readFile } from 'node:fs/promises';
import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import type {
  DecryptionVerdict,
  SignatureVerdict,
  Verification,
  VerifyOptions,
  WantedKey,
} from '../../lib/judge/verify/verification.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { verifyAmong } from '../../lib/view/verification/signed-content.ts';
import { Failure } from '../failure.ts';

/** The keys in some files. Throws a Failure for a file that cannot be read or holds no key. */
export async function keysIn(
  files: readonly { readonly name: string; readonly path: string }[],
): Promise<readonly VerificationKey[]> {
  if (files.length === 0) return [];
  const { readKeyFile } = await import('../../lib/judge/verify/keys/read-key-file.ts');
  const all: VerificationKey[] = [];
  for (const { name, path } of files) {
    const read = await readKeyFile(await contentIn(name, path), name);
    if (!read.ok) {
      const codes = read.problems.map(({ code, line }) => `${code}, line ${line}`).join('; ');
      throw new Failure(`${name} holds no key (${codes}).`);
    }
    all.push(...read.keys);
  }
  return compared(all);
}

const LIST = new URL('../../lib/judge/verify/well-known-secrets/secrets.txt', import.meta.url);

/** Keys, the secrets among them marked that everybody can know. */
async function compared(keys: readonly VerificationKey[]): Promise<readonly VerificationKey[]> {
  const { markedWellKnown, octetsOf, unmarkedSecrets, wellKnownAmong } = await import(
    '../../lib/judge/verify/well-known.ts'
  );
  const secrets = unmarkedSecrets(keys);
  if (secrets.length === 0) return keys;
  const list = (await readFile(LIST, 'utf8')).trimEnd().split('\n');
  const known = wellKnownAmong(secrets.map(octetsOf), list);
  return markedWellKnown(
    keys,
    secrets.filter((_, index) => known[index]).map(({ id }) => id),
  );
}

/** What a file holds. Throws a Failure where it cannot be read. */
export async function contentIn(name: string, path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    throw new Failure(`${name} could not be read.`);
  }
}

/**
 * Verifies a token; null for what is none.
 * @param contents what may have been signed, for a token that leaves it out
 * @param now milliseconds since the epoch
 */
export async function verified(
  { token, record, around }: Entry,
  keys: readonly VerificationKey[],
  contents: readonly Uint8Array[],
  now: number,
): Promise<Verification | null> {
  if (token.recognition !== undefined || token.form === 'paseto') return null;
  const { verifyToken } = await import('../../lib/judge/verify/verify.ts');
  const { origin } = record;
  const beside = origin?.beside.flatMap((id) => around.get(id) ?? []) ?? [];
  const access = beside.find(({ kind }) => kind === 'access')?.token.raw;
  const options: VerifyOptions = {
    now,
    ...(origin?.method == null ? {} : { request: { method: origin.method, url: origin.url } }),
    ...(access === undefined ? {} : { accessToken: access }),
  };
  return verifyAmong(verifyToken, token, keys, options, contents);
}

/** A verdict on a line: "verified by key-1 from keys.json (RS256)", "failed: signature-mismatch". */
export function signatureWords(verdict: SignatureVerdict): string {
  switch (verdict.state) {
    case 'verified':
      return `verified by ${keyWords(verdict.key)} (${verdict.algorithm})`;
    case 'unsigned':
      return `not signed: ${verdict.why}`;
    case 'encrypted':
      return 'encrypted';
    default:
      return otherWords(verdict, 'checked');
  }
}

/** The same of a JWE: "decrypted by secret.txt (dir, A256GCM)", "not decrypted: no key fits (alg dir, kid —)". */
export function decryptionWords(verdict: DecryptionVerdict): string {
  switch (verdict.state) {
    case 'decrypted':
      return `decrypted by ${keyWords(verdict.key)} (${verdict.algorithm}, ${verdict.encryption})`;
    case 'costly':
      return `not decrypted: ${verdict.algorithm} takes ${verdict.iterations} iterations for each passphrase`;
    default:
      return otherWords(verdict, 'decrypted');
  }
}

type Other = Extract<
  SignatureVerdict | DecryptionVerdict,
  { readonly state: 'failed' | 'no-key' | 'unsupported' }
>;

function otherWords(verdict: Other, done: 'checked' | 'decrypted'): string {
  switch (verdict.state) {
    case 'failed':
      return `failed: ${verdict.reason.code}${verdict.key === null ? '' : `, ${keyWords(verdict.key)}`}`;
    case 'no-key':
      return `not ${done}: no key fits (${wantedWords(verdict.wanted)})`;
    case 'unsupported':
      if (verdict.why === 'content-elsewhere')
        return `not ${done}: what was signed is not in the token; --content FILE gives it`;
      return `not ${done}: ${verdict.algorithm ?? 'its form'} is not supported (${verdict.why})`;
  }
}

function wantedWords({ alg, kid }: WantedKey): string {
  return `alg ${alg ?? '—'}, kid ${kid ?? '—'}`;
}

/** A key by its name and where it came from: one inside of the token proves nothing of the issuer. */
function keyWords({ label, source }: VerificationKey): string {
  if (source.from === 'token')
    return `the ${source.member} in its own header, which proves nothing about the issuer`;
  return source.from === 'given' && source.name !== label ? `${label} from ${source.name}` : label;
}
