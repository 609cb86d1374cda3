// Both ends of the port for bodies, joined in memory.
import { expect, test, vi } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { type PortPair, portPair } from '../../tests/support/ports.ts';
import type { ResponseBodyMessage } from '../scan/message.ts';
import { BodyReceiver } from './body-receiver.ts';
import type { BodyAnswer, BodyReport, ReceivedBody } from './body-reports.ts';
import { RESPONSE_BODY_LIMIT, readBodyAnswer, readBodyReport } from './body-reports.ts';
import { BodySender, type SenderPort } from './body-sender.ts';

const body = (text: string): ReceivedBody => ({
  at: 1_733_260_028_000,
  url: 'https://api.example/token',
  method: 'POST',
  status: 200,
  contentType: 'application/json',
  text,
});

class Wire {
  wanted: boolean | null = true;
  /** What the background has stored; null for a body that was left alone. */
  readonly taken: (string | null)[] = [];
  messages: (ResponseBodyMessage | null)[] = [];
  receiver = new BodyReceiver(() => this.wanted);
  /** Set to make storing wait. */
  storing: Promise<void> = Promise.resolve();
  pair: PortPair<BodyAnswer, BodyReport> | null = null;
  opened = 0;
  readonly heard: boolean[] = [];
  readonly sender: BodySender;

  constructor(wanted: boolean | null = true) {
    this.wanted = wanted;
    this.sender = new BodySender({
      open: () => this.open(),
      onWanted: (isWanted) => this.heard.push(isWanted),
    });
  }

  private open(): SenderPort {
    this.opened++;
    const pair = portPair<BodyAnswer, BodyReport>();
    this.pair = pair;
    this.receiver.attach(pair.server, 7, (message) => this.take(message));
    return pair.client as SenderPort;
  }

  private async take(message: ResponseBodyMessage | null): Promise<void> {
    const { receiver } = this;
    await this.storing;
    // A worker that was stopped meanwhile stores nothing.
    if (receiver !== this.receiver) return new Promise(() => undefined);
    this.messages.push(message);
    const content = message?.body;
    this.taken.push(content && 'text' in content ? content.text : null);
  }

  /** The worker is stopped; the next connection starts another. */
  stop(): void {
    this.receiver = new BodyReceiver(() => this.wanted);
    this.pair?.server.cut();
  }
}

test('a body goes to the background as a message of its tab', async () => {
  const wire = new Wire();
  wire.sender.send(body('{"a":1}'));
  await settled();
  expect(wire.heard).toEqual([true]);
  expect(wire.messages[0]).toMatchObject({
    type: 'response-body',
    tabId: 7,
    requestId: null,
    url: 'https://api.example/token',
    status: 200,
    body: { text: '{"a":1}', contentType: 'application/json' },
  });
});

test('what was left alone is told, and counted once', async () => {
  const wire = new Wire();
  wire.sender.send(null);
  wire.sender.send(body('x'.repeat(RESPONSE_BODY_LIMIT + 1)));
  await settled();
  expect(wire.messages).toEqual([null, null]);
});

test('a body that was under way when the worker was stopped arrives with the next one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const wire = new Wire();
    await settled();
    wire.storing = new Promise(() => undefined);
    wire.sender.send(body('under way'));
    await settled();
    wire.stop();
    wire.storing = Promise.resolve();
    await vi.advanceTimersByTimeAsync(100);
    await settled();
    expect(wire.taken).toEqual(['under way']);
    expect(wire.opened).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('what is stored is not sent again, and nothing wakes the worker for nothing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const wire = new Wire();
    wire.sender.send(body('first'));
    await settled();
    wire.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(wire.opened).toBe(1);
    wire.sender.send(body('second'));
    await settled();
    expect(wire.taken).toEqual(['first', 'second']);
    expect(wire.opened).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('a page is told whether bodies are wanted, and when that changes', async () => {
  const wire = new Wire(null);
  await settled();
  expect(wire.heard).toEqual([]);
  wire.wanted = false;
  wire.receiver.tell();
  await settled();
  wire.wanted = true;
  wire.receiver.tell();
  await settled();
  expect(wire.heard).toEqual([false, true]);
});

test('what comes before it is known whether bodies are wanted is taken once that is known', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const wire = new Wire(null);
    wire.sender.send(body('early'));
    await settled();
    expect(wire.messages).toEqual([]);
    // It was told to nobody as taken: a worker that is stopped now loses nothing.
    wire.stop();
    await vi.advanceTimersByTimeAsync(100);
    wire.wanted = true;
    wire.receiver.tell();
    await settled();
    expect(wire.taken).toEqual(['early']);
  } finally {
    vi.useRealTimers();
  }
});

test('what came early and is not wanted is dropped', async () => {
  const wire = new Wire(null);
  wire.sender.send(body('early'));
  await settled();
  wire.wanted = false;
  wire.receiver.tell();
  wire.wanted = true;
  wire.receiver.tell();
  await settled();
  expect(wire.taken).toEqual([]);
});

test('what comes while bodies are not wanted is dropped', async () => {
  const wire = new Wire(false);
  wire.sender.send(body('late'));
  await settled();
  expect(wire.messages).toEqual([]);
});

test('anything else over the port is no report and no answer', () => {
  for (const value of [
    null,
    7,
    'body',
    {},
    { type: 'body' },
    { type: 'body', id: 1 },
    { type: 'body', id: 1, body: {} },
  ]) {
    expect(readBodyReport(value)).toBeNull();
    expect(readBodyAnswer(value)).toBeNull();
  }
  expect(
    readBodyReport({ type: 'body', id: 1, body: { ...body('a'), at: Number.NaN } }),
  ).toBeNull();
  expect(
    readBodyReport({ type: 'body', id: 1, body: { ...body('a'), contentType: 7 } }),
  ).toMatchObject({
    body: { contentType: null },
  });
  expect(readBodyAnswer({ type: 'wanted', wanted: 'yes' })).toBeNull();
});
