// The vectors of Project Wycheproof: what it calls invalid is never verified or decrypted, what it calls valid
// always is, but for those below, each with its reason.
import { describe, expect, test } from 'vitest';
import file from '../../../tests/fixtures/wycheproof-jose.json' with { type: 'json' };
import { saidOf, textOf } from '../../../tests/support/verification-words.ts';
import { decodeToken } from '../../token/decode.ts';
import { readKeys } from './keys/read-keys.ts';
import { verifyToken } from './verify.ts';

interface Case {
  readonly id: number;
  readonly about: string;
  readonly token: unknown;
  readonly valid: boolean;
  readonly plaintext?: string;
}

interface Difference {
  readonly cases: RegExp;
  readonly said: RegExp;
  readonly why: string;
}

const DIFFERENCES: readonly Difference[] = [
  {
    cases: /^json_web_encryption .*(?:rsa1_5|Figure81)/,
    said: /^unsupported no-web-crypto$/,
    why: 'RSA1_5 is not in WebCrypto.',
  },
  {
    cases: /^json_web_signature 3(?:46|47|50|51) /,
    said: /^failed alg-mismatch, matches$/,
    why: 'The key names another algorithm than the token (RFC 7517 §4.4).',
  },
  {
    cases: /^json_web_signature 37[23] .*InvalidCharacterInserted/,
    said: /^(?:no token|failed not-canonical)$/,
    why: 'A foreign character is called valid there; RFC 7515 §2 knows none.',
  },
  {
    cases: /^json_web_signature 3(?:67|70) .*invalidBase64Padding/,
    said: /^verified$/,
    why: 'The text is that of the valid case: the padding was lost in the file.',
  },
  {
    cases: /rejectsValidJsonSerialization/,
    said: /^(?:decrypted|verified)$/,
    why: 'A library for compact tokens must refuse it; here all serializations are read.',
  },
  {
    cases: /^json_web_key [14] jws_(?:mixedSymmetryKeyset|duplicate_kid)/,
    said: /^verified$/,
    why: 'Such sets are ambiguous for who trusts them blindly; here it is told which key verified.',
  },
];

const CASES = file.groups.flatMap(({ file: from, group, keys, tests }) =>
  (tests as readonly Case[]).map((one) => {
    return { name: `${from} ${one.id} ${group} ${one.about}`, keys, ...one };
  }),
);

async function answer({ keys, token, plaintext }: (typeof CASES)[number]): Promise<string> {
  const decoded = decodeToken(typeof token === 'string' ? token : JSON.stringify(token));
  const reading = await readKeys(JSON.stringify(keys), 'wycheproof');
  if (decoded === null) return 'no token';
  const answered = await verifyToken(decoded, reading.ok ? reading.keys : [], { now: 0 });
  const { decryption, signature } = answered;
  const text = decryption === undefined ? null : textOf(decryption);
  const isOther =
    text !== null && plaintext !== undefined && Buffer.from(text).toString('hex') !== plaintext;
  return isOther ? 'other content' : saidOf(decryption ?? signature);
}

describe('the vectors of Project Wycheproof', () => {
  test.each(CASES)('$name', async (one) => {
    const said = await answer(one);
    const difference = DIFFERENCES.find(({ cases }) => cases.test(one.name));
    if (difference?.said.test(said) === true) return;
    expect(said).toMatch(one.valid ? /^(?:verified|decrypted)$/ : /^(?!verified|decrypted|other)/);
  });

  test('each difference is needed', () => {
    const needless = DIFFERENCES.filter(({ cases }) => !CASES.some(({ name }) => cases.test(name)));
    expect(needless).toEqual([]);
  });
});
