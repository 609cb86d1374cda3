import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { jwt } from '../../tests/support/jwt.ts';
import { portPair } from '../../tests/support/ports.ts';
import { connectFeed, type FeedClient } from '../feed/client.ts';
import { type FeedState, FIRST_STATE } from '../feed/feed-state.ts';
import type { FeedMessage, ViewMessage } from '../feed/messages.ts';
import { Recording } from './recording.ts';
import { ImportSession } from './session.ts';
import type { ImportAnswer, ImportReport } from './session-messages.ts';

const NOW = 1_893_456_000_000;
const token = (name: string): string => jwt({ sub: name });
const har = (...tokens: readonly string[]): string =>
  JSON.stringify({
    log: {
      entries: tokens.map((raw, index) => ({
        startedDateTime: new Date(NOW - 60_000 + index).toISOString(),
        request: {
          method: 'GET',
          url: `https://a.example/${index}`,
          headers: [{ name: 'Authorization', value: `Bearer ${raw}` }],
        },
        response: { status: 401, headers: [] },
      })),
    },
  });

/** A worker's session without a worker, and a view of it. */
class Joined {
  readonly answers: ImportAnswer[] = [];
  state: FeedState = FIRST_STATE;
  readonly client: FeedClient;
  readonly session: ImportSession;
  /** Called before each slice but the first. */
  onTurn: () => void = () => undefined;
  private clock = NOW;
  private wake: () => void = () => undefined;

  constructor() {
    this.session = new ImportSession({
      answer: (answer) => {
        this.answers.push(answer);
        this.wake();
      },
      now: () => (this.clock += 40),
      turn: async () => this.onTurn(),
    });
    const { client, server } = portPair<FeedMessage, ViewMessage>();
    this.session.attach(server);
    this.client = connectFeed({
      open: () => client,
      tabId: null,
      onState: (state) => {
        this.state = state;
        this.wake();
      },
    });
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  async import(content: Blob | string, name = ''): Promise<ImportReport> {
    const before = this.reports.length;
    this.session.read(before + 1, { name, content });
    await this.until(() => this.reports.length > before);
    const report = this.reports.at(-1);
    if (report === undefined) throw new Error('An import ended without a report.');
    return report;
  }

  get reports(): readonly ImportReport[] {
    return this.answers.flatMap((answer) => (answer.type === 'done' ? answer : []));
  }

  raws(): readonly string[] {
    return [...this.state.tokens.values()].map(({ raw }) => raw);
  }
}

describe('an import session', () => {
  test('what was imported is shown by the feed, with all facts', async () => {
    const joined = new Joined();
    const report = await joined.import(new Blob([har(token('ada'), token('bob'))]), 'a.har');
    expect(report).toMatchObject({
      ...{ name: 'a.har', form: 'har', outcome: 'read', share: 1, units: 2, tokens: 2, only: null },
      problems: { first: [], count: 0 },
    });
    await joined.until(() => joined.state.tokens.size === 2);
    const [record] = joined.state.tokens.values();
    expect(record).toMatchObject({ lastRejection: { status: 401 }, lastSentAt: NOW - 60_000 });
    const [history] = await joined.client.history(record === undefined ? [] : [record.id]);
    expect(history?.sightings).toMatchObject([
      {
        carrier: 'request-header',
        field: 'Authorization',
        status: 401,
        url: 'https://a.example/0',
      },
    ]);
  });

  test('several add up, and each tells of its own tokens', async () => {
    const joined = new Joined();
    await joined.import(har(token('ada'), token('bob')));
    const report = await joined.import(`Authorization: Bearer ${token('ada')}`);
    expect(report).toMatchObject({ form: 'fields', tokens: 1 });
    const seen = () => [...joined.state.tokens.values()].find(({ id }) => id === report.only);
    await joined.until(() => seen()?.sightingCount === 2);
    expect(seen()?.raw).toBe(token('ada'));
    expect(joined.state.tokens.size).toBe(2);
  });

  test('its tokens have names that no live token has', async () => {
    const joined = new Joined();
    const { only } = await joined.import(token('ada'));
    expect(Number(only?.slice(1))).toBeGreaterThanOrEqual(1_000_000_000);
  });

  test('a view clears and brings back', async () => {
    const joined = new Joined();
    const { only } = await joined.import(token('ada'));
    await joined.until(() => joined.state.tokens.size === 1);
    expect(await joined.client.clear(only === null ? [] : [only])).toBe(1);
    expect(joined.state.tokens.size).toBe(0);
    expect(await joined.client.undoClear()).toBe(1);
    expect(joined.raws()).toEqual([token('ada')]);
  });

  test('an export comes back with its sightings, once more they are added', async () => {
    const at = new Date(NOW - 5_000).toISOString();
    const sighting = {
      ...{ at, carrier: 'cookie', field: 'sid', via: [], url: 'https://a.example/', method: 'GET' },
      ...{ hop: 1, status: 200, durationMs: 7 },
    };
    const raw = token('ada');
    const exported = {
      raw,
      form: 'jws',
      firstSeen: at,
      lastSeen: at,
      sightingCount: 3,
      sightings: [sighting],
    };
    const document = JSON.stringify({ format: 'bearerscope', version: 1, tokens: [exported] });
    const joined = new Joined();
    const { only, form } = await joined.import(document);
    expect(form).toBe('export');
    await joined.until(() => joined.state.tokens.size === 1);
    const ids = only === null ? [] : [only];
    expect((await joined.client.history(ids))[0]).toMatchObject({
      record: { sightingCount: 3 },
      sightings: [{ hop: 1, status: 200, durationMs: 7, carrier: 'cookie', field: 'sid' }],
    });
    await joined.import(document);
    const [again] = await joined.client.history(ids);
    expect(again?.record.sightingCount).toBe(4);
    expect(again?.sightings.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('progress is told, a cancel is heard between slices, and what was read stays', async () => {
    const joined = new Joined();
    const content = har(...Array.from({ length: 4_000 }, (_, index) => token(`user ${index}`)));
    let turns = 0;
    joined.onTurn = () => {
      turns++;
      if (turns === 2) joined.session.cancel();
    };
    const report = await joined.import(content, 'large.har');
    expect(report.outcome).toBe('cancelled');
    expect(report.share).toBeGreaterThan(0);
    expect(report.share).toBeLessThan(1);
    expect(report.tokens).toBeGreaterThan(0);
    expect(report.problems.count).toBe(0);
    expect(joined.answers.filter(({ type }) => type === 'progress').length).toBeGreaterThan(0);
    await joined.until(() => joined.state.tokens.size === report.tokens);
    // The next import is not cancelled with it.
    expect(await joined.import(token('next'))).toMatchObject({ outcome: 'read', tokens: 1 });
  });

  test('a packed HAR is unpacked; a damaged one is told with its place', async () => {
    const packed = gzipSync(har(token('ada'), token('bob')));
    const joined = new Joined();
    expect(await joined.import(new Blob([packed]), 'a.har.gz')).toMatchObject({
      ...{ form: 'har', tokens: 2, outcome: 'read' },
    });
    const cut = await joined.import(new Blob([packed.subarray(0, -20)]), 'cut.har.gz');
    expect(cut).toMatchObject({
      outcome: 'failed',
      problems: { first: [{ code: 'file-damaged-gzip' }] },
    });
    const zip = await joined.import(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0])]));
    expect(zip).toMatchObject({
      outcome: 'failed',
      problems: { first: [{ code: 'file-archive' }] },
    });
  });

  test('UTF-16 with a byte-order mark, as Windows shells write it', async () => {
    const bytes = Buffer.from(`\ufeffAuthorization: Bearer ${token('ada')}`, 'utf16le');
    expect(await new Joined().import(new Blob([bytes]))).toMatchObject({ tokens: 1 });
  });

  test('a damaged token is handed back, so that it can be explained', async () => {
    const text = token('ada').slice(0, 45);
    expect(await new Joined().import(text)).toMatchObject({
      form: 'damaged',
      tokens: 0,
      damaged: text,
    });
  });

  test('nothing is found in nothing', async () => {
    expect(await new Joined().import('')).toMatchObject({ form: 'text', tokens: 0, share: 1 });
    expect(await new Joined().import(new Blob([]))).toMatchObject({ tokens: 0, outcome: 'read' });
  });
});

test('a mistake of ours ends an import with an answer, and the next one is read', async () => {
  const joined = new Joined();
  vi.spyOn(Recording.prototype, 'take').mockImplementationOnce(() => {
    throw new RangeError('out of memory');
  });
  const first = await joined.import(token('ada'));
  expect(first).toMatchObject({ outcome: 'failed', problems: { count: 1 } });
  expect(await joined.import(token('bob'))).toMatchObject({ outcome: 'read', tokens: 1 });
});
