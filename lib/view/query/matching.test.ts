import { computed, signal } from '@preact/signals';
import { afterEach, describe, expect, test } from 'vitest';
import { createFakeView, type FakeView } from '../../../tests/gallery/fake-view.ts';
import { ORDINARY } from '../../../tests/gallery/scenes.ts';
import { NOW } from '../../../tests/gallery/tokens.ts';
import { entriesOf } from '../../../tests/support/entries.ts';
import type { TokenId } from '../../ledger/record.ts';
import { followQuery } from './matching.ts';
import { compileQuery } from './query.ts';

const open: FakeView[] = [];

afterEach(() => {
  for (const { store } of open.splice(0)) store.close();
});

function filtered(text: string) {
  const view = createFakeView({ tokens: ORDINARY });
  open.push(view);
  view.store.rows.filter.value = { text, kind: 'all' };
  return view;
}

const shown = ({ store }: FakeView) => store.rows.shown.value.map(({ id }) => id);

describe('what the clock decides', () => {
  test('leaves the list at its moment', () => {
    const view = filtered('-is:expired iss:accounts');
    expect(shown(view)).toEqual(['access', 'id']);
    view.clock.pass(71_000);
    expect(shown(view)).toEqual(['access', 'id']);
    view.clock.pass(1_000);
    expect(shown(view)).toEqual(['id']);
  });

  test('moves neither the selected row nor the one under the pointer, until one is done', () => {
    const view = filtered('-is:expired iss:accounts');
    const { rows } = view.store;
    expect(shown(view)).toEqual(['access', 'id']);
    rows.hoveredId.value = 'access' as TokenId;
    rows.selectedId.value = 'id' as TokenId;
    view.clock.pass(72_000);
    expect(shown(view)).toEqual(['access', 'id']);
    rows.hoveredId.value = null;
    expect(shown(view)).toEqual(['id']);
    view.clock.pass(400_000);
    expect(shown(view)).toEqual(['id']);
    rows.selectedId.value = null;
    expect(shown(view)).toEqual([]);
  });

  test('is worked out again at such moments alone', () => {
    const now = signal(NOW);
    let asked = 0;
    const query = compileQuery('is:current');
    const counted = {
      ...query,
      test: (...of: Parameters<typeof query.test>) => {
        asked++;
        return query.test(...of);
      },
    };
    const entries = signal(entriesOf(ORDINARY));
    const matching = followQuery(
      entries,
      computed(() => counted),
      now,
    );
    expect(matching.value.map(({ id }) => id)).toEqual(['access', 'id', 'session']);
    const once = asked;
    for (let second = 1; second <= 10; second++) {
      now.value = NOW + second * 1_000;
      expect(matching.value).toHaveLength(3);
    }
    expect(asked).toBe(once);
  });
});

test('a filter that is typed and taken back letter by letter finds what it says', () => {
  const view = filtered('');
  const text = 'ada kind:id';
  for (let length = 0; length <= text.length; length++) {
    view.store.rows.filter.value = { text: text.slice(0, length), kind: 'all' };
    shown(view);
  }
  expect(shown(view)).toEqual(['id']);
  view.store.rows.filter.value = { text: 'a', kind: 'all' };
  expect(shown(view)).toHaveLength(6);
});

describe('of the same entries', () => {
  const following = (texts: readonly string[]) => {
    const asked: string[] = [];
    const text = signal('');
    const query = computed(() => {
      const compiled = compileQuery(text.value);
      const test: typeof compiled.test = (entry, now) => {
        asked.push(entry.id);
        return compiled.test(entry, now);
      };
      return { ...compiled, test };
    });
    const matching = followQuery(signal(entriesOf(ORDINARY)), query, signal(NOW));
    const lists = texts.map((each) => {
      text.value = each;
      return matching.value;
    });
    return { lists, asked };
  };

  test('a query is asked once, however often it is typed', () => {
    const { lists, asked } = following(['ada', 'ad', 'ada', 'ad']);
    expect(lists[2]).toBe(lists[0]);
    expect(lists[3]).toBe(lists[1]);
    expect(asked).toHaveLength(2 * ORDINARY.length);
  });

  test('a longer word is looked for where the shortest list of its beginnings is', () => {
    const { lists, asked } = following(['a', 'kind:id', 'ada']);
    expect(asked).toHaveLength(2 * ORDINARY.length + (lists[0]?.length ?? 0));
  });

  test('what the clock decides is asked each time', () => {
    const { asked } = following(['is:current', 'ada', 'is:current']);
    expect(asked).toHaveLength(3 * ORDINARY.length);
  });
});
