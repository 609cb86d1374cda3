import { describe, expect, test } from 'vitest';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { entriesOf } from '../../tests/support/entries.ts';
import { countKinds, isOpen, matchKind } from './filter.ts';

const entries = entriesOf(ORDINARY);

test('the filter is open while it is blank', () => {
  expect(isOpen({ text: ' ', kind: 'all' })).toBe(true);
  expect(isOpen({ text: '', kind: 'id' })).toBe(false);
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
