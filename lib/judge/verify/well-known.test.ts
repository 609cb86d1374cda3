import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../token/decode.ts';
import { describeSecret } from './keys/describe-key.ts';
import { verifyToken } from './verify.ts';
import { markedWellKnown, unmarkedSecrets, wellKnownAmong } from './well-known.ts';

const UTF8 = new TextEncoder();
const LIST = ['secret', 'geheim-ä', 'c2VjcmV0IGluIGJhc2U2NA==', 'Zm9v'];

function key(text: string, label = 'pasted') {
  return describeSecret(UTF8.encode(text), { label, source: { from: 'given', name: label } });
}

describe('a secret is well known', () => {
  test.each([
    ['secret', true],
    ['geheim-ä', true],
    // Lines that are base64 are meant as that, too.
    ['secret in base64', true],
    ['c2VjcmV0IGluIGJhc2U2NA==', true],
    ['foo', true],
    ['', true],
    ['Secret', false],
    ['secret ', false],
  ])('"%s": %s', (text, expected) => {
    expect(wellKnownAmong([UTF8.encode(text)], LIST)).toEqual([expected]);
  });

  test('among any others, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (octets) => {
        const asked = [...octets, UTF8.encode('secret')];
        const answer = wellKnownAmong(asked, LIST);
        expect(answer).toHaveLength(asked.length);
        expect(answer.at(-1)).toBe(true);
        expect(
          wellKnownAmong(
            octets,
            octets.map((one) => Buffer.from(one).toString('base64')),
          ),
        ).toEqual(octets.map(() => true));
      }),
    );
  });
});

describe('what is known of one key', () => {
  test('holds for every key with the same octets, whatever its source', () => {
    const marked = markedWellKnown([key('secret')], [key('secret').id]);
    const all = markedWellKnown([key('secret', 'other'), key('own'), ...marked]);
    expect(all.map(({ faults }) => faults.length)).toEqual([1, 0, 1]);
    expect(unmarkedSecrets(all)).toEqual([all[1]]);
    expect(markedWellKnown(all)).toEqual(all);
  });

  test('is told of a token whichever of them is asked first', async () => {
    const input = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30`;
    const mac = createHmac('sha256', 'secret').update(input).digest('base64url');
    const token = decodeToken(`${input}.${mac}`);
    const found = markedWellKnown([key('secret', 'found')], [key('secret').id]);
    expect(
      token && (await verifyToken(token, [key('secret'), ...found], { now: 0 })),
    ).toMatchObject({
      signature: { state: 'failed', matches: true, reason: { code: 'secret-well-known' } },
    });
  });
});
