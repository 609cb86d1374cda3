// Whatever is changed in the examples of the RFCs, they fail, and for the right reason.
import { describe, expect, test } from 'vitest';
import { keysOf, optionsOf, SERIALIZED } from '../../../tests/support/jose-examples.ts';
import {
  changedMembers,
  flippedBits,
  otherTexts,
  type Tampered,
} from '../../../tests/support/tampering.ts';
import { decoded } from '../../../tests/support/tokens.ts';
import { isUnencoded as isUnencodedHeader } from '../../jose/members.ts';
import { decodeToken } from '../../token/decode.ts';
import type { Verification } from './verification.ts';
import { verifyToken } from './verify.ts';

const SOUND = SERIALIZED.filter(({ example }) => /verified|decrypted/.test(example.expect));

/** The answer in one word: its state, or why it failed. Of several signatures those that are not verified. */
function outcome({ signature, signatures, decryption, keyBinding, disclosures }: Verification) {
  if (decryption !== undefined) {
    if (decryption.state === 'decrypted') return `decrypted for ${decryption.recipient}`;
    return decryption.state === 'failed' ? decryption.reason.code : decryption.state;
  }
  const all = [...(signatures ?? [signature]), ...(keyBinding ? [keyBinding.signature] : [])];
  const wrong = all.find(({ state }) => state !== 'verified') ?? signature;
  if (wrong.state === 'failed') return wrong.reason.code;
  if (wrong.state !== 'verified') return wrong.state;
  if (keyBinding?.hash === 'differs') return 'hash-differs';
  return disclosures?.state === 'failed' ? 'disclosures-failed' : wrong.state;
}

async function outcomes(
  { example }: (typeof SERIALIZED)[number],
  copies: readonly Tampered[],
): Promise<readonly { readonly what: string; readonly segment: string; readonly said: string }[]> {
  const keys = await keysOf(example);
  const answers = [];
  for (const { what, segment, text } of copies) {
    const token = decodeToken(text);
    const answer = token === null ? null : await verifyToken(token, keys, optionsOf(example));
    const said = answer === null ? 'no token' : outcome(answer);
    // What was changed for one recipient, another one need not know of (RFC 7516 §5.2).
    const other = /^encrypted-key (\d)/.exec(what)?.[1];
    if (other !== undefined && said.startsWith('decrypted') && !said.endsWith(other)) continue;
    answers.push({ what, segment, said });
  }
  return answers;
}

/** What may be said when a bit of an octet is changed. */
const REASONS: Readonly<Record<string, RegExp>> = {
  // It is no JSON any longer, or JSON that says something else.
  header:
    /^(?:no token|header-unreadable|signature-mismatch|no-matching-kid|decryption-failed|no-key|unsupported|member-(?:missing|invalid)|epk-mismatch|segment-(?:missing|unexpected|length)|not-canonical|key-(?:refused|invalid))$/,
  claims: /^signature-mismatch$/,
  signature: /^signature-mismatch$/,
  'encrypted-key': /^decryption-failed$/,
  'initialization-vector': /^decryption-failed$/,
  ciphertext: /^decryption-failed$/,
  'authentication-tag': /^decryption-failed$/,
  'additional-data': /^decryption-failed$/,
  disclosure: /^(?:hash-differs|disclosures-failed)$/,
  'key-binding':
    /^(?:no token|signature-mismatch|header-unreadable|not-canonical|unsupported|no-key)$/,
};

describe.each(SOUND)('$name', (one) => {
  test('fails when a bit of any segment is changed', async () => {
    const copies = flippedBits(one.text);
    expect(copies.length).toBeGreaterThan(0);
    const wrong = (await outcomes(one, copies)).filter(
      ({ segment, said }) => REASONS[segment]?.test(said) !== true,
    );
    expect(wrong).toEqual([]);
  });

  test('fails when a segment is written in another way', async () => {
    // Content that is not encoded has no other text.
    const isUnencoded = isUnencodedHeader(decoded(one.text).header);
    const wrong = (await outcomes(one, otherTexts(one.text))).filter(
      ({ segment, said }) =>
        !/^(?:not-canonical|no token|disclosures-failed|hash-differs)$/.test(said) &&
        !(isUnencoded && segment === 'claims' && said === 'signature-mismatch'),
    );
    expect(wrong).toEqual([]);
  });

  test('fails when a protected member is changed or removed', async () => {
    const copies = changedMembers(one.text);
    const wrong = (await outcomes(one, copies)).filter(({ what, said }) => {
      // Nothing is calculated with these as they stand there then.
      if (/^(?:alg|enc|zip|epk|p2s|p2c|iv|tag|crit|b64|jwk|apu|apv) /.test(what)) {
        return /^(?:verified|decrypted)/.test(said);
      }
      if (what.startsWith('kid changed') && said === 'no-matching-kid') return false;
      return !/^(?:signature-mismatch|decryption-failed)$/.test(said);
    });
    expect(wrong).toEqual([]);
  });
});
