import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record } from '../../tests/gallery/tokens.ts';
import { anyUtf16 } from '../../tests/support/arbitraries.ts';
import { entryOf } from '../../tests/support/entries.ts';
import { jwe, jwsOf } from '../../tests/support/tokens.ts';
import { decodeToken } from '../token/decode.ts';
import { copiesOf, copyOf, isOnDemand } from './copy.ts';
import { makeCopy } from './copy-on-demand.ts';
import { mainCopy } from './main-copy.ts';

const raw = jwsOf('{"id":100002348117421473,"rate":3.0,"a":[1]}', '{"alg":"RS256","kid":"k"}');
const signed = entryOf(record(raw));
const encrypted = entryOf(record(jwe()));
const broken = entryOf(record(jwsOf('no json')));

const text = (...args: Parameters<typeof copyOf>) => {
  const copy = copyOf(...args);
  return copy.ok ? copy.text : copy.code;
};

describe('a token is copied', () => {
  test('as its claims, numbers as they were written', () => {
    expect(text(signed, 'claims')).toBe(
      '{\n  "id": 100002348117421473,\n  "rate": 3.0,\n  "a": [\n    1\n  ]\n}',
    );
    expect(text(signed, 'claims-compact')).toBe('{"id":100002348117421473,"rate":3.0,"a":[1]}');
  });

  test('as its header and as itself', () => {
    expect(text(signed, 'header')).toBe('{\n  "alg": "RS256",\n  "kid": "k"\n}');
    expect(text(signed, 'token')).toBe(raw);
  });

  test('as an Authorization value, with the scheme it was seen with', () => {
    const dpop = {
      carrier: 'request-header',
      field: 'authorization',
      via: ['DPoP'],
      count: 1,
    } as const;
    const cookie = { carrier: 'cookie', field: 'sid', via: [], count: 9 } as const;
    expect(text(entryOf(record(raw, { places: [cookie, dpop] })), 'authorization')).toBe(
      `DPoP ${raw}`,
    );
    expect(text(entryOf(record(raw, { places: [cookie] })), 'authorization')).toBe(`Bearer ${raw}`);
  });
});

describe('claims that cannot be read', () => {
  test('are not copied, and the reason is said', () => {
    expect(copyOf(encrypted, 'claims')).toEqual({
      ok: false,
      code: 'encrypted',
      reason: 'The claims are encrypted: only the header can be read.',
    });
    expect(copyOf(broken, 'claims')).toMatchObject({ ok: false, code: 'unreadable' });
  });

  test('give way to the header in the main button', () => {
    expect(mainCopy(signed).form).toBe('claims');
    expect(mainCopy(encrypted).form).toBe('header');
  });
});

test('every form of the menu has an answer for every token', () => {
  for (const entry of [signed, encrypted, broken]) {
    for (const { form, label } of copiesOf(entry)) {
      expect(label).not.toBe('');
      const made = isOnDemand(form) ? makeCopy(entry, form, []) : copyOf(entry, form);
      expect(made.ok ? made.text : made.reason).not.toBe('');
    }
  }
});

describe('a token is copied on demand', () => {
  test('as a table, claims with what they mean and when', () => {
    const claims = '{"exp":1795465205,"na|me":"a|b`c","x":[1,2.0]}';
    const made = makeCopy(entryOf(record(jwsOf(claims))), 'markdown', []);
    expect(made.ok && made.text.split('\n')).toEqual([
      '| Claim | Value | Meaning |',
      '| --- | --- | --- |',
      '| `exp` | `1795465205` | 2026-11-23 20:20:05 UTC. From this moment on the token must not be accepted. |',
      '| `na\\|me` | `` a\\|b`c `` |  |',
      '| `x` | `[1,2.0]` |  |',
      '',
    ]);
  });

  test('as a table that no name and no value can break out of', () => {
    fc.assert(
      fc.property(fc.dictionary(anyUtf16, anyUtf16), (claims) => {
        const made = makeCopy(entryOf(record(jwsOf(JSON.stringify(claims)))), 'markdown', []);
        const lines = (made.ok ? made.text : '').trimEnd().split('\n');
        expect(lines).toHaveLength(2 + Object.keys(claims).length);
        for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(5);
      }),
    );
  });

  test('in a form that is safe to share, and says what that cost', () => {
    const made = makeCopy(
      entryOf(record(jwsOf('{"sub":"ada","email":"ada@x.example"}'))),
      'safe',
      [],
    );
    expect(made).toMatchObject({ ok: true, remark: '3 values replaced, signature removed' });
    expect(made.ok && decodeToken(made.text)?.claims).toMatchObject({ state: 'read' });
  });

  test('as no command when it was in no request', () => {
    expect(makeCopy(signed, 'curl', [])).toMatchObject({ ok: false, code: 'no-request' });
  });
});
