import { describe, expect, test } from 'vitest';
import { record } from '../../tests/gallery/tokens.ts';
import { entryOf } from '../../tests/support/entries.ts';
import { jwe, jwsOf } from '../../tests/support/tokens.ts';
import { COPIES, copyOf, mainCopy } from './copy.ts';

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
  for (const { form } of COPIES) {
    for (const entry of [signed, encrypted, broken]) expect(text(entry, form)).not.toBe('');
  }
});
