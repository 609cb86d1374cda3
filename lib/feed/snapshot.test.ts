// How a view gets to know many tokens: in parts, while they change, and while the worker is stopped.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Background, many, settled, type View } from '../../tests/support/background.ts';
import { cookie, NOON, request } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import { viewOf } from '../../tests/support/views.ts';
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A background with so many tokens; the last was seen last. */
async function knowing(count: number): Promise<Background> {
  const background = new Background().start();
  await background.see(...many(count));
  return background;
}

/** The next part arrives. */
async function nextPart(): Promise<void> {
  await vi.advanceTimersToNextTimerAsync();
  await settled();
}

async function allParts(view: View): Promise<void> {
  await settled();
  for (let part = 0; view.state.loading !== null && part < 200; part++) await nextPart();
}

/** The lists of tokens as the view was sent them. */
const partsOf = (view: View): readonly (readonly TokenRecord[])[] =>
  view.port.server.sent.flatMap((message) =>
    message.type === 'snapshot' || message.type === 'part' ? [message.tokens] : [],
  );
const byId = (records: Iterable<TokenRecord>) => new Map([...records].map((one) => [one.id, one]));
const expectAll = (view: View, { ledger }: Background) =>
  expect(byId(view.state.tokens.values())).toEqual(byId(ledger.records()));

describe('a snapshot', () => {
  test('comes in parts, a small one before all others, the newest first, and says how much has arrived', async () => {
    const background = await knowing(1_200);
    const view = viewOf(() => background, null);
    await settled();
    expect(view.state).toMatchObject({ connected: true, loading: { received: 50, total: 1_200 } });
    await nextPart();
    expect(view.state.loading).toEqual({ received: 550, total: 1_200 });
    await nextPart();
    await nextPart();
    expect(view.state.loading).toBeNull();
    expect(partsOf(view).map((part) => part.length)).toEqual([50, 500, 500, 150]);
    expect(view.raws).toEqual(
      background.ledger
        .records()
        .map(({ raw }) => raw)
        .toReversed(),
    );
    expectAll(view, background);
  });

  test('begins with what belongs to the tab, however old that is', async () => {
    const background = new Background().start();
    const [inJar, byWorker, inTab] = ['jar', 'worker', 'tab'].map((sub) => jws({ sub }));
    await background.see(
      cookie({ name: 'sid', value: inJar ?? '', at: NOON - 3 }),
      request({
        tabId: null,
        initiator: 'https://shop.example',
        fields: { 'X-Token': byWorker ?? '' },
        at: NOON - 2,
      }),
      request({ tabId: 7, fields: { 'X-Token': inTab ?? '' }, at: NOON - 1 }),
      ...many(600, { tabId: 8 }),
    );
    const view = viewOf(() => background, 7);
    await settled();
    expect(view.raws.slice(0, 3)).toEqual([inTab, byWorker, inJar]);
    await allParts(view);
    expectAll(view, background);
  });

  test('has small parts where tokens are large', async () => {
    const background = new Background().start();
    const large = (index: number): Message =>
      request({
        requestId: `${index}`,
        fields: { 'X-Token': jws({ sub: `${index}`, pad: 'x'.repeat(60_000) }) },
      });
    await background.see(...Array.from({ length: 12 }, (_, index) => large(index)));
    const view = viewOf(() => background, null);
    await allParts(view);
    expect(partsOf(view).map((part) => part.length)).toEqual([4, 4, 4]);
    expectAll(view, background);
  });
});

describe('what changes while a snapshot arrives', () => {
  test('is told once, as it is by then: removed tokens never appear', async () => {
    const background = await knowing(1_200);
    const view = viewOf(() => background, null);
    await settled();
    const [oldest, older] = background.ledger.records();
    const newest = background.ledger.records().at(-1);
    if (!oldest || !older || !newest) throw new Error('no tokens');
    background.ledger.remove([oldest.id, newest.id]);
    await background.see(
      request({ at: NOON, requestId: 'again', fields: { 'X-Again': older.raw } }),
      request({ at: NOON, requestId: 'new', fields: { 'X-New': jws({ sub: 'new' }) } }),
    );
    expect(view.raws).not.toContain(newest.raw);
    expect(view.raws).toContain(jws({ sub: 'new' }));
    expect(view.raws).not.toContain(older.raw);
    await allParts(view);
    expectAll(view, background);
    expect(view.subscriptions).toBe(1);
    const seen = view.states.some(({ tokens }) => tokens.has(oldest.id));
    expect(seen).toBe(false);
    const sent = partsOf(view).flat();
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
  });

  test('may be taken back before it would have come', async () => {
    const background = await knowing(1_200);
    const view = viewOf(() => background, null);
    await settled();
    const ids = background.ledger.records().map(({ id }) => id);
    const answers = [view.client.clear(ids), view.client.undoClear()];
    await allParts(view);
    await vi.advanceTimersByTimeAsync(1_000);
    await settled();
    expect(await Promise.all(answers)).toEqual([1_200, 1_200]);
    expectAll(view, background);
  });
});

describe('when the worker is stopped in the middle of a snapshot', () => {
  test('what had arrived stays, and the next worker brings the rest', async () => {
    const first = await knowing(1_200);
    let answering: Background | null = first;
    const view = viewOf(() => answering, null);
    await settled();
    first.stop();
    answering = null;
    await settled();
    expect(view.state).toMatchObject({ connected: false, loading: null });
    expect(view.raws).toHaveLength(50);
    answering = new Background(first.store).start();
    await settled();
    await nextPart();
    await allParts(view);
    expect(view.state.connected).toBe(true);
    expectAll(view, answering);
  });
});

describe('a view that connects again', () => {
  test('shows no gap: what is still there stays the same, what is gone goes at the end', async () => {
    const first = await knowing(1_200);
    let answering: Background | null = first;
    const view = viewOf(() => answering, null);
    await allParts(view);
    const before = view.state.tokens;
    const [gone] = [...before.keys()].slice(-1);
    first.stop();
    answering = new Background(first.store).start();
    await settled();
    answering.ledger.remove([gone as TokenId]);
    await answering.see(request({ requestId: 'new', fields: { 'X-New': jws({ sub: 'new' }) } }));

    const told = view.states.length;
    await nextPart();
    while (view.state.loading !== null) {
      expect(view.state.tokens.has(gone as TokenId)).toBe(true);
      await nextPart();
    }
    const meanwhile = view.states.slice(told);
    expect(meanwhile.length).toBeGreaterThan(2);
    for (const { tokens } of meanwhile) expect(tokens.size).toBeGreaterThanOrEqual(1_200);
    expectAll(view, answering);
    expect(view.state.tokens.has(gone as TokenId)).toBe(false);
    const kept = [...view.state.tokens].filter(([id, record]) => before.get(id) === record);
    expect(kept).toHaveLength(1_199);
  });
});

describe('a flood', () => {
  const sight = (index: number): Message =>
    request({ at: NOON + index, requestId: `r${index}`, fields: { 'X-Token': jws({ sub: 'a' }) } });
  const deltasOf = (view: View) =>
    view.port.server.sent.filter(({ type }) => type === 'delta').length;
  const countOf = (view: View) => [...view.state.tokens.values()][0]?.sightingCount;

  test('is told at once, then ten times a second, and to its end', async () => {
    const background = new Background().start();
    const view = viewOf(() => background, null);
    await settled();
    await background.see(sight(0));
    expect(countOf(view)).toBe(1);
    for (let index = 1; index <= 1_000; index++) {
      await background.see(sight(index));
      await vi.advanceTimersByTimeAsync(2);
    }
    expect(deltasOf(view)).toBeLessThanOrEqual(22);
    expect(deltasOf(view)).toBeGreaterThanOrEqual(18);
    await vi.advanceTimersByTimeAsync(100);
    await settled();
    expect(countOf(view)).toBe(1_001);
    // When all is quiet the next change does not wait either.
    await vi.advanceTimersByTimeAsync(100);
    await background.see(sight(2_000));
    expect(countOf(view)).toBe(1_002);
  });

  test('of many tokens at a time is told four times a second, and to its end', async () => {
    const background = new Background().start();
    const view = viewOf(() => background, null);
    await settled();
    const messages = many(1_000);
    for (let step = 0; step < 100; step++) {
      await background.see(...messages.slice(step * 10, step * 10 + 10));
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(deltasOf(view)).toBeLessThanOrEqual(12);
    expect(deltasOf(view)).toBeGreaterThanOrEqual(8);
    await vi.advanceTimersByTimeAsync(250);
    await settled();
    expectAll(view, background);
    expect(view.state.tokens.size).toBe(1_000);
    // When all is quiet the next change does not wait either.
    await vi.advanceTimersByTimeAsync(250);
    await background.see(sight(2_000));
    expect(view.state.tokens.size).toBe(1_001);
  });

  test('of new tokens comes in messages of bounded size', async () => {
    const background = new Background().start();
    const view = viewOf(() => background, null);
    await settled();
    await background.see(...many(1_800));
    await vi.advanceTimersByTimeAsync(1_000);
    await settled();
    expectAll(view, background);
    const added = view.port.server.sent.flatMap((message) =>
      message.type === 'delta' ? [message.added.length] : [],
    );
    expect(Math.max(...added)).toBeLessThanOrEqual(500);
  });

  test('in which the worker is stopped takes back nothing that a view has shown', async () => {
    const first = new Background().start();
    let answering = first;
    const view = viewOf(() => answering, null);
    await settled();
    for (let index = 0; index < 300; index++) {
      answering.recorder.accept(sight(index));
      if (index % 7 === 0) await settled();
      if (index % 11 === 0) await vi.advanceTimersByTimeAsync(40);
      if (index % 50 === 49) {
        const shown = countOf(view) ?? 0;
        expect(shown).toBeGreaterThan(0);
        answering.stop();
        answering = new Background(first.store).start();
        await settled();
        await vi.advanceTimersByTimeAsync(100);
        await settled();
        expect(view.state.connected).toBe(true);
        expect(countOf(view)).toBeGreaterThanOrEqual(shown);
      }
    }
    await vi.advanceTimersByTimeAsync(200);
    await settled();
    expectAll(view, answering);
  });
});
