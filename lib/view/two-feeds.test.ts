import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { createFakeFeed } from '../../tests/gallery/fake-feed.ts';
import { record } from '../../tests/gallery/tokens.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { TokenId } from '../ledger/record.ts';
import type { Scope } from './scope.ts';
import { createTwoFeeds } from './two-feeds.ts';

const LIVE = record(jws({ sub: 'live' }), { id: 't1' });
const IMPORTED = record(jws({ sub: 'imported' }), { id: 't1000000000' });

function setUp() {
  const live = createFakeFeed({ tokens: [LIVE], watch: { paused: true, leftAlone: 2 } });
  const other = createFakeFeed({ tokens: [IMPORTED], watch: { leftAlone: 7 } });
  const scope = signal<Scope>('tab');
  const feeds = createTwoFeeds(live.connect, scope, 'tab');
  const ids = () => [...feeds.shown.value.tokens.keys()];
  return { live, other, scope, feeds, ids };
}

describe('two feeds', () => {
  test('the scope says which is shown; watching is that of live traffic', () => {
    const { other, scope, feeds, ids } = setUp();
    expect(feeds.imports.isThere.value).toBe(false);
    feeds.imports.open(other.connect);
    expect(feeds.imports.isThere.value).toBe(true);
    expect(ids()).toEqual(['t1']);
    scope.value = 'imported';
    expect(ids()).toEqual(['t1000000000']);
    expect(feeds.shown.value.watch).toMatchObject({ paused: true, leftAlone: 7 });
  });

  test('live traffic goes on meanwhile', () => {
    const { live, other, scope, feeds, ids } = setUp();
    feeds.imports.open(other.connect);
    scope.value = 'imported';
    live.put(record(jws({ sub: 'new' }), { id: 't2' }));
    expect(ids()).toEqual(['t1000000000']);
    scope.value = 'all';
    expect(ids()).toEqual(['t1', 't2']);
  });

  test('what is asked for goes to what is shown, Undo to where was cleared', async () => {
    const { live, other, scope, feeds } = setUp();
    feeds.imports.open(other.connect);
    scope.value = 'imported';
    await feeds.client.clear(['t1000000000' as TokenId]);
    scope.value = 'tab';
    await feeds.client.undoClear();
    await feeds.client.pause(false);
    expect(other.calls).toEqual(['clear t1000000000', 'undo-clear']);
    expect(live.calls).toEqual(['pause false']);
  });

  test('a state that waited for its turn does not bring closed imports back', () => {
    const { other, scope } = setUp();
    const waiting: (() => void)[] = [];
    const { connect } = createFakeFeed({ tokens: [LIVE] });
    const feeds = createTwoFeeds(connect, scope, 'tab', (take) => (state) => {
      waiting.push(() => take(state));
    });
    feeds.imports.open(other.connect);
    feeds.imports.close();
    for (const go of waiting) go();
    expect(feeds.imports.isThere.value).toBe(false);
    expect([...feeds.shown.value.tokens.keys()]).toEqual(['t1']);
  });

  test('closing lets imported tokens go and shows live traffic again', () => {
    const { other, scope, feeds, ids } = setUp();
    feeds.imports.open(other.connect);
    scope.value = 'imported';
    feeds.imports.close();
    expect(other.calls).toEqual(['close']);
    expect(scope.value).toBe('tab');
    expect(ids()).toEqual(['t1']);
    expect(feeds.imports.isThere.value).toBe(false);
  });
});
