import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Background, settled } from '../../tests/support/background.ts';
import { portPair } from '../../tests/support/ports.ts';
import { FEED_PROTOCOL, type FeedMessage, type ViewMessage } from './messages.ts';
import { readViewMessage } from './server.ts';

const GOOD: readonly ViewMessage[] = [
  { type: 'subscribe', protocol: FEED_PROTOCOL, tabId: 7 },
  { type: 'subscribe', protocol: FEED_PROTOCOL, tabId: null },
  { type: 'history', request: 1, ids: 'all' },
  { type: 'history', request: 2, ids: [] },
  { type: 'pause', paused: false },
  { type: 'clear', ids: [] },
  { type: 'undo-clear' },
  { type: 'ping' },
];

const BAD: readonly unknown[] = [
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
  { type: 'subscribe', tabId: 7 },
  { type: 'subscribe', protocol: FEED_PROTOCOL + 1, tabId: 7 },
  { type: 'subscribe', protocol: `${FEED_PROTOCOL}`, tabId: 7 },
  { type: 'subscribe', protocol: FEED_PROTOCOL },
  { type: 'subscribe', protocol: FEED_PROTOCOL, tabId: '7' },
  { type: 'history', ids: 'all' },
  { type: 'history', request: 1, ids: 'some' },
  { type: 'history', request: 1, ids: [1] },
  { type: 'history', request: 1, ids: { length: 0 } },
  { type: 'pause' },
  { type: 'pause', paused: 'yes' },
  { type: 'clear' },
  { type: 'clear', ids: 'all' },
  { type: 'clear', ids: [null] },
];

describe('what a view may say', () => {
  test.each(GOOD)('%j is understood, and nothing else is taken from it', (message) => {
    expect(readViewMessage({ ...message, extra: 1 })).toEqual(message);
  });

  test.each(BAD)('%j is refused', (message) => {
    expect(readViewMessage(message)).toBeNull();
  });

  test('any data is answered', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ type: fc.anything() })), (data) => {
        const message = readViewMessage(data);
        if (message !== null) expect(GOOD.map(({ type }) => type)).toContain(message.type);
      }),
    );
  });
});

describe('a port that speaks another language', () => {
  test.each(BAD)('%j closes it, and nothing more is sent there', async (message) => {
    const background = new Background().start();
    const { client, server } = portPair<FeedMessage, unknown>();
    background.server.attach(server);
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
    background.server.attach(server);
    client.send({ type: 'subscribe', protocol: FEED_PROTOCOL, tabId: null });
    client.send('nonsense');
    await settled();
    background.start();
    await settled();
    expect(background.server.viewCount).toBe(0);
    expect(server.sent).toEqual([]);
  });
});
