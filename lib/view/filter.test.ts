import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { entriesOf } from '../../tests/support/entries.ts';
import { countKinds, isOpen, matchKind, matchText } from './filter.ts';

const entries = entriesOf(ORDINARY);
const found = (text: string) => matchText(entries, text).map(({ id }) => id);

describe('the filter box', () => {
  test('finds a claim, upper and lower case alike', () => {
    expect(found('SVC-Metrics')).toEqual(['metrics']);
  });

  test('finds a host, a carrier and a header member', () => {
    expect(found('metrics.shop.example')).toEqual(['metrics']);
    expect(found('shop_session')).toEqual(['session']);
    expect(found('A256GCM')).toEqual(['encrypted']);
  });

  test('wants every word, in any order', () => {
    expect(found('ada nonce')).toEqual(['id']);
    expect(found('nonce   ada')).toEqual(['id']);
    expect(found('nonce svc-metrics')).toEqual([]);
  });

  test('lets everything through while it is blank', () => {
    expect(matchText(entries, '  ')).toBe(entries);
    expect(isOpen({ text: ' ', kind: 'all' })).toBe(true);
    expect(isOpen({ text: '', kind: 'id' })).toBe(false);
  });

  test('takes any text, and each further word can only narrow', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const wide = new Set(matchText(entries, one));
        expect(matchText(entries, `${one} ${other}`).every((entry) => wide.has(entry))).toBe(true);
      }),
    );
  });
});

describe('kinds', () => {
  test('are counted as they occur', () => {
    expect(Object.fromEntries(countKinds(entries))).toEqual({ access: 3, id: 1, session: 2 });
  });

  test('can be shown alone', () => {
    expect(matchKind(entries, 'session').map(({ id }) => id)).toEqual(['encrypted', 'session']);
    expect(matchKind(entries, 'all')).toBe(entries);
  });
});
