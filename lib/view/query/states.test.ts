import { expect, test } from 'vitest';
import { ORDINARY } from '../../../tests/gallery/scenes.ts';
import { NOW } from '../../../tests/gallery/tokens.ts';
import { entriesOf } from '../../../tests/support/entries.ts';
import { STATES } from './keys.ts';
import { STATE_TESTS, statesAmong } from './states.ts';

test.each([0, 72_000, 10_000_000])('entries are counted as each is told, %d ms later', (later) => {
  const entries = entriesOf(ORDINARY);
  const counts = statesAmong(entries, NOW + later);
  for (const state of STATES) {
    const told = entries.filter((entry) => STATE_TESTS[state](entry, NOW + later));
    expect([state, counts.get(state) ?? 0]).toEqual([state, told.length]);
  }
});
