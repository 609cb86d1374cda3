// What either end lets in, and what it does with anything else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record, sightings } from '../../tests/gallery/tokens.ts';
import { Background, settled, View } from '../../tests/support/background.ts';
import { request } from '../../tests/support/messages.ts';
import { portPair } from '../../tests/support/ports.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { TokenId } from '../ledger/record.ts';
import { readFeedMessage } from './feed-messages.ts';
import { UNKNOWN_WATCH } from './feed-state.ts';
import { FEED_PROTOCOL, type FeedMessage, type ViewMessage } from './messages.ts';
import { readViewMessage } from './view-messages.ts';

const SAID: readonly ViewMessage[] = [
  { type: 'subscribe', protocol: FEED_PROTOCOL, tabId: 7 },
  { type: 'subscribe', protocol: FEED_PROTOCOL, tabId: null },
  { type: 'history', request: 1, ids: 'all' },
  { type: 'history', request: 2, ids: [] },
  { type: 'read-storage', request: 3, tabId: 7 },
  { type: 'pause', request: 4, paused: false },
  { type: 'clear', request: 5, view: '0.5', ids: [] },
  { type: 'undo-clear', request: 6, view: '0.5' },
  { type: 'select', ids: [] },
  { type: 'ping' },
];

const ODD: readonly unknown[] = [
  undefined,
  null,
  7,
  'ping',
  [],
  ['ping'],
  {},
  { type: 'Ping' },
  { type: '__proto__' },
  { type: 'constructor' },
  { type: ['ping'] },
];

const NOT_SAID: readonly unknown[] = [
  ...ODD,
  { type: 'subscribe', tabId: 7 },
  { type: 'subscribe', protocol: FEED_PROTOCOL - 1, tabId: 7 },
  { type: 'subscribe', protocol: `${FEED_PROTOCOL}`, tabId: 7 },
  { type: 'subscribe', protocol: FEED_PROTOCOL },
  { type: 'subscribe', protocol: FEED_PROTOCOL, tabId: '7' },
  { type: 'history', ids: 'all' },
  { type: 'history', request: 1, ids: 'some' },
  { type: 'history', request: 1, ids: [1] },
  { type: 'history', request: 1, ids: { length: 0 } },
  { type: 'read-storage', request: 1, tabId: null },
  { type: 'read-storage', tabId: 7 },
  { type: 'pause', paused: true },
  { type: 'pause', request: 1, paused: 'yes' },
  { type: 'clear', request: 1, view: 'v' },
  { type: 'clear', request: 1, view: 'v', ids: 'all' },
  { type: 'clear', request: 1, view: 'v', ids: [null] },
  { type: 'clear', request: 1, view: 'v'.repeat(65), ids: [] },
  { type: 'undo-clear', request: 1 },
  { type: 'select', ids: 'all' },
];

const RECORD = record(jws());
const { raw, ...CHANGE } = RECORD;
const CLOCK = { host: 'shop.example', earliest: -5, latest: 5, samples: 2 };
const PAGE = { tabId: 7, url: null, since: 0, access: 'granted' } as const;
const DELTA = {
  type: 'delta',
  revision: 3,
  added: [RECORD],
  changed: [CHANGE],
  removed: ['t1' as TokenId],
  watch: UNKNOWN_WATCH,
  clocks: [CLOCK],
} as const;
const SNAPSHOT = {
  type: 'snapshot',
  revision: 0,
  watch: UNKNOWN_WATCH,
  page: PAGE,
  clocks: [CLOCK],
  tokens: [RECORD],
  left: 3,
} as const;

const TOLD: readonly FeedMessage[] = [
  SNAPSHOT,
  { ...SNAPSHOT, page: null },
  { type: 'part', revision: 1, tokens: [RECORD], left: 0 },
  DELTA,
  { type: 'page', page: PAGE },
  {
    type: 'history',
    request: 1,
    histories: [{ record: RECORD, sightings: sightings(RECORD) }],
  },
  {
    type: 'storage-read',
    request: 1,
    reading: { ok: true, entries: 2, tokens: 1, skipped: [{ code: 'frame', frameId: 4 }] },
  },
  {
    type: 'storage-read',
    request: 1,
    reading: {
      ok: true,
      entries: 2,
      tokens: 1,
      skipped: [
        { code: 'blob', area: 'indexed-db', name: 'mail/messages', bytes: 5 },
        { code: 'left-out', frames: 2 },
      ],
    },
  },
  { type: 'storage-read', request: 1, reading: { ok: false, code: 'closed', said: null } },
  { type: 'storage-read', request: 1, reading: { ok: false, code: 'failed', said: 'gone' } },
  { type: 'done', request: 1, tokens: 5 },
];

const NOT_TOLD: readonly unknown[] = [
  ...ODD,
  { ...SNAPSHOT, revision: -1 },
  { ...SNAPSHOT, revision: 0.5 },
  { ...SNAPSHOT, tokens: {} },
  { ...SNAPSHOT, left: null },
  { ...SNAPSHOT, page: { ...PAGE, access: 'perhaps' } },
  { ...SNAPSHOT, watch: { ...UNKNOWN_WATCH, paused: 1 } },
  { type: 'part', revision: 1, tokens: [] },
  { ...DELTA, added: undefined },
  { ...DELTA, watch: { ...UNKNOWN_WATCH, access: null } },
  { type: 'page', page: null },
  { type: 'history', request: '1', histories: [] },
  { type: 'storage-read', request: 1, reading: { ok: false, code: 'bad', said: null } },
  { type: 'storage-read', request: 1, reading: { ok: false, code: 'closed' } },
  {
    type: 'storage-read',
    request: 1,
    reading: { ok: true, entries: 1, tokens: 1, skipped: [{ code: 'slow', area: 'disk' }] },
  },
  { type: 'storage-read', request: 1, reading: { ok: true, entries: 1, tokens: 1 } },
  { type: 'done', request: 1 },
];

/** Messages that are almost right: one member of a good one is replaced by anything. */
const almost = (good: readonly object[]) =>
  fc.tuple(fc.constantFrom(...good), fc.nat(), fc.anything()).map(([message, which, value]) => {
    const names = Object.keys(message);
    return { ...message, [names[which % names.length] ?? 'type']: value };
  });

describe('what a view may say', () => {
  test.each(SAID)('%j is understood, and nothing else is taken from it', (message) => {
    expect(readViewMessage({ ...message, extra: 1 })).toEqual(message);
  });

  test.each(NOT_SAID)('%j is refused', (message) => {
    expect(readViewMessage(message)).toBeNull();
  });

  test('any data is answered', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), almost(SAID)), (data) => {
        const message = readViewMessage(data);
        if (message !== null) expect(SAID.map(({ type }) => type)).toContain(message.type);
      }),
    );
  });
});

describe('what a view lets itself be told', () => {
  test.each(TOLD)('%j is understood, and nothing else is taken from it', (message) => {
    expect(readFeedMessage({ ...message, extra: 1 })).toEqual(message);
  });

  test.each(NOT_TOLD)('%j is refused', (message) => {
    expect(readFeedMessage(message)).toBeNull();
  });

  test('one odd member of a list does not keep the others out', () => {
    const odd = [null, { ...RECORD, places: 'everywhere' }, { ...RECORD, raw: 5 }];
    expect(readFeedMessage({ ...SNAPSHOT, tokens: [...odd, RECORD] })).toEqual(SNAPSHOT);
    expect(readFeedMessage({ ...DELTA, changed: [null, CHANGE], clocks: [CLOCK, {}] })).toEqual(
      DELTA,
    );
  });
});

describe('a port that speaks another language', () => {
  test.each(NOT_SAID)('%j closes it, and nothing more is sent there', async (message) => {
    const background = new Background().start();
    const { client, server } = portPair<FeedMessage, unknown>();
    background.attach(server);
    client.send({ type: 'subscribe', protocol: FEED_PROTOCOL, tabId: null });
    await settled();
    expect(background.server.viewCount).toBe(1);
    client.send(message);
    await settled();
    expect(client.open).toBe(false);
    expect(background.server.viewCount).toBe(0);
  });

  test('is not subscribed by what it said before the store was read', async () => {
    const background = new Background();
    const { client, server } = portPair<FeedMessage, unknown>();
    background.attach(server);
    client.send({ type: 'subscribe', protocol: FEED_PROTOCOL, tabId: null });
    client.send('nonsense');
    await settled();
    background.start();
    await settled();
    expect(background.server.viewCount).toBe(0);
    expect(server.sent).toEqual([]);
  });
});

test('whatever a view is told, it never throws and shows only what is whole', async () => {
  const background = new Background().start();
  await background.see(request({ fields: { Authorization: `Bearer ${jws({ sub: 'ada' })}` } }));
  const view = new View(() => background, null);
  await settled();
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.anything(), almost(TOLD), fc.constantFrom(...TOLD))),
      (all) => {
        for (const message of all) view.port.client.receive(message as FeedMessage);
        for (const [id, known] of view.state.tokens) {
          expect(known.id).toBe(id);
          expect(readFeedMessage({ ...SNAPSHOT, tokens: [known] })).toMatchObject({
            tokens: [known],
          });
        }
      },
    ),
  );
  view.client.close();
});
