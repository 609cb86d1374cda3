// What views ask for, with both real ends of the feed joined in memory.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { many, settled } from '../../tests/support/background.ts';
import { recordOf } from '../../tests/support/ledger.ts';
import { NOON, request } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import { connected, viewOf } from '../../tests/support/views.ts';
import type { TokenId } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';

const TOKENS = ['ada', 'grace', 'edsger', 'alan'].map((sub) => jws({ sub }));
const [ADA = '', GRACE = '', EDSGER = ''] = TOKENS;
const sent = (raw: string, requestId = 'r1'): Message =>
  request({ at: NOON, requestId, fields: { Authorization: `Bearer ${raw}` } });

afterEach(() => {
  vi.useRealTimers();
});

describe('what a view asks for', () => {
  test('history of some, of all, and of what is unknown', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA), sent(GRACE), sent(ADA, 'r2'));
    const { id } = recordOf(background.ledger, ADA);
    const [some, all, none] = await Promise.all([
      view.client.history([id]),
      view.client.history('all'),
      view.client.history([`${id}9` as typeof id]),
    ]);
    expect(some.map(({ sightings }) => sightings.length)).toEqual([2]);
    expect(all).toEqual(background.ledger.histories('all'));
    expect(none).toEqual([]);
  });

  test('history of many tokens in turns', async () => {
    const { background, view } = await connected();
    await background.see(...many(600));
    const ids = background.ledger.records().map(({ id }) => id);
    expect(await view.client.history(ids)).toEqual(background.ledger.histories(ids));
    const answers = view.port.server.sent.flatMap((message) =>
      message.type === 'history' ? [message.histories.length] : [],
    );
    expect(answers).toEqual([250, 250, 100]);
  });

  test('a clear clears for all views, and an undo brings all back', async () => {
    const { background, view } = await connected();
    const other = viewOf(background);
    await background.see(sent(ADA), sent(GRACE), sent(EDSGER));
    const ids = [ADA, GRACE].map((raw) => recordOf(background.ledger, raw).id);
    expect(await view.client.clear(ids)).toBe(2);
    // An answer comes after what it answers to.
    expect(view.raws).toEqual([EDSGER]);
    await vi.waitFor(() => expect(other.raws).toEqual([EDSGER]));
    await background.see(sent(GRACE, 'r9'));
    expect(await other.client.undoClear()).toBe(0);
    expect(await view.client.undoClear()).toBe(2);
    expect(view.raws.toSorted()).toEqual([ADA, GRACE, EDSGER].toSorted());
    expect(recordOf(background.ledger, GRACE).sightingCount).toBe(1);
    await vi.waitFor(() => expect(new Map(other.state.tokens)).toEqual(new Map(view.state.tokens)));
    expect(await view.client.undoClear()).toBe(0);
    expect(background.ledger.size).toBe(3);
  });

  test('pause and watch', async () => {
    const { background, view } = await connected();
    expect(await view.client.pause(true)).toBe(true);
    expect(background.paused).toBe(true);
    expect(view.state.watch.paused).toBe(true);
    await view.client.pause(false);
    expect(view.state.watch.paused).toBe(false);
  });

  test("the page's storage; what was found is there before the answer", async () => {
    const { background, view } = await connected();
    background.reading = {
      ok: true,
      entries: 3,
      tokens: 1,
      skipped: [{ code: 'frame', frameId: 4 }],
    };
    background.recorder.accept(sent(ADA));
    expect(await view.client.readStorage(7)).toEqual(background.reading);
    expect(view.raws).toEqual([ADA]);
    background.readStorage = () => Promise.reject(new Error('no frame with id 0'));
    expect(await view.client.readStorage(7)).toMatchObject({
      ok: false,
      code: 'failed',
      said: expect.stringContaining('no frame with id 0'),
    });
  });

  test('that what is selected in any view stays', async () => {
    const { background, view } = await connected();
    const other = viewOf(background);
    const [one, two] = ['t1', 't2'] as TokenId[];
    if (!one || !two) throw new Error('no ids');
    view.client.select([one]);
    other.client.select([one, two]);
    await settled();
    expect(background.selected).toEqual([one, two]);
    view.client.select([]);
    await settled();
    expect(background.selected).toEqual([one, two]);
    other.client.close();
    await settled();
    expect(background.selected).toEqual([]);
  });
});
