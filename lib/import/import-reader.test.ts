import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { jwt } from '../../tests/support/jwt.ts';
import type { TokenHistory } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';
import { ImportReader } from './import-reader.ts';
import type { Problem } from './problem.ts';

const NOW = 1_893_456_000_000;
const TOKEN = jwt({ sub: 'ada' });

interface Read {
  readonly form: string;
  readonly units: number;
  readonly messages: readonly Message[];
  readonly histories: readonly TokenHistory[];
  readonly problems: readonly Problem[];
}

function read(text: string, part = text.length + 1, isWhole = true): Read {
  const messages: Message[] = [];
  const histories: TokenHistory[] = [];
  const problems: Problem[] = [];
  const reader = new ImportReader(
    {
      message: (message) => messages.push(message),
      histories: (found) => histories.push(...found),
      problem: (one) => problems.push(one),
    },
    { name: 'i', now: NOW },
  );
  for (let at = 0; at < text.length; at += part) reader.push(text.slice(at, at + part));
  reader.end(isWhole);
  return { form: reader.form, units: reader.units, messages, histories, problems };
}

const entry = (index: number) => ({
  startedDateTime: '2029-12-31T12:00:00Z',
  request: {
    method: 'GET',
    url: `https://a.example/${index}`,
    headers: [{ name: 'Authorization', value: `Bearer ${TOKEN}` }],
  },
  response: { status: 200, headers: [] },
});
const har = (...entries: readonly unknown[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'test' }, entries } }, null, 1);

describe('a HAR', () => {
  test('entry by entry, each exchange with an id of its own', () => {
    const { form, units, messages, problems } = read(har(entry(1), entry(2)), 7);
    expect({ form, units, problems }).toEqual({ form: 'har', units: 2, problems: [] });
    const ids = messages.flatMap((message) =>
      message.type === 'request' ? message.requestId : [],
    );
    expect(ids).toEqual(['i.1', 'i.2']);
  });

  test('that ends in the middle of an entry: what came before is there', () => {
    const text = har(entry(1), entry(2));
    const { units, problems } = read(text.slice(0, -60));
    expect(units).toBe(1);
    expect(problems).toMatchObject([{ code: 'har-ends-in-entry', entry: 2 }]);
    expect(problems[0]?.at).toBe(text.indexOf('{', text.lastIndexOf('startedDateTime') - 12));
  });

  test('whose rest could not be had lacks nothing', () => {
    expect(read(har(entry(1), entry(2)).slice(0, -60), 9, false).problems).toEqual([]);
  });

  test('whose list ends before it is closed', () => {
    expect(read('{"log":{"entries":[{"request":{"url":"https://a"}},').problems).toMatchObject([
      { code: 'entry-no-time', entry: 1 },
      { code: 'har-ends-in-list', entry: 2 },
    ]);
  });

  test('an entry that is no JSON is told, and its text looked through', () => {
    const broken = har(entry(1)).replace('"status": 200', '"status": 0200');
    const { problems, messages } = read(broken);
    expect(problems).toMatchObject([{ code: 'entry-not-json', entry: 1 }]);
    expect(messages).toMatchObject([{ type: 'imported' }, { type: 'imported' }]);
  });

  test('what stands around the entries is looked through too', () => {
    const text = `{"log":{"pages":[{"title":"https://a.example/?t=${TOKEN}"}],"entries":[]}}`;
    const { form, messages } = read(text, 11);
    expect(form).toBe('har');
    expect(JSON.stringify(messages)).toContain(TOKEN);
  });

  test('without any credential it was made for sharing', () => {
    const bare = { ...entry(1), request: { method: 'GET', url: 'https://a.example' } };
    const codes = (count: number) =>
      read(har(...Array.from({ length: count }, () => bare))).problems.map(({ code }) => code);
    expect(codes(5)).toEqual(['har-sanitized']);
    expect(codes(4)).toEqual([]);
  });
});

describe('an export', () => {
  const sighting = {
    ...{ at: '2029-12-31T12:00:00.000Z', carrier: 'request-header', field: 'Authorization' },
    ...{ via: ['Bearer'], url: 'https://a.example/x', method: 'GET', resource: 'fetch' },
    ...{ initiator: null, frameId: 0, hop: 2, status: 401, durationMs: 5, challenge: 'Bearer' },
    ...{ failure: null, store: null, partition: null },
  };
  const token = {
    ...{ raw: TOKEN, form: 'jws', kind: 'access', sightingCount: 7, sightings: [sighting] },
    ...{ firstSeen: '2029-12-31T11:00:00.000Z', lastSeen: '2029-12-31T12:00:00.000Z' },
  };
  const document = (tokens: unknown, version: unknown = 1) =>
    JSON.stringify({ format: 'bearerscope', version, tokens }, null, 2);

  test('its tokens come back with their sightings', () => {
    const { form, units, histories, problems } = read(document([token]), 13);
    expect({ form, units, problems }).toEqual({ form: 'export', units: 1, problems: [] });
    expect(histories[0]?.record).toMatchObject({
      raw: TOKEN,
      firstSeen: Date.parse(token.firstSeen),
      lastSeen: Date.parse(token.lastSeen),
      sightingCount: 7,
      hosts: ['a.example'],
      lastSentAt: Date.parse(sighting.at),
      lastRejection: { status: 401, challenge: 'Bearer' },
      places: [{ carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count: 1 }],
    });
    expect(histories[0]?.sightings).toMatchObject([{ hop: 2, status: 401, durationMs: 5 }]);
  });

  test('what is of another shape is left out and told', () => {
    const odd = { ...token, sightings: [sighting, { ...sighting, carrier: 'pigeon' }] };
    const { histories, problems } = read(document([{ raw: 3 }, odd], 9));
    expect(histories.length).toBe(1);
    expect(problems.map(({ code, entry: at }) => `${code} ${at}`)).toEqual([
      'export-version null',
      'export-token 1',
      'export-sighting 2',
    ]);
  });

  test('one that is cut off is looked through as text', () => {
    const { problems, messages } = read(document([token]).slice(0, -9));
    expect(problems).toMatchObject([{ code: 'export-not-json' }]);
    expect(JSON.stringify(messages)).toContain(TOKEN);
  });
});

test('other JSON keeps its paths, long text comes in blocks', () => {
  expect(read(`{"a":{"t":"${TOKEN}"}}`, 5)).toMatchObject({ form: 'json', problems: [] });
  const long = read(`${TOKEN}\n`.repeat(60_000), 1 << 18);
  expect(long.form).toBe('text');
  expect(long.messages.length).toBeGreaterThan(1);
});

test('any text is read, in whatever parts it comes', () => {
  const pieces = fc.constantFrom(
    ...['{"log":{"entries":[', '{"request":{"url":"https://a"}}', '{"format":"bearerscope"', ','],
    ...['],"tokens":[', '{}', '}', ']', '"', '\\', TOKEN, '\ufeff', ' '],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, anyText, jsonLikeText), { maxLength: 12 }),
      fc.integer({ min: 1, max: 90 }),
      (parts, part) => {
        const text = parts.join('');
        const whole = read(text);
        const cut = read(text, part);
        expect(cut.form).toBe(whole.form);
        expect(cut.units).toBe(whole.units);
        expect(cut.problems).toEqual(whole.problems);
      },
    ),
  );
});

test('nobody waits for what is held when reading is cancelled', () => {
  const messages: Message[] = [];
  for (const text of [
    TOKEN,
    har(entry(1)).slice(0, -80),
    `{"format":"bearerscope","x":"${TOKEN}`,
  ]) {
    const reader = new ImportReader(
      {
        message: (message) => messages.push(message),
        histories: () => {},
        problem: () => {},
      },
      { name: 'i', now: NOW },
    );
    reader.push(text);
    messages.length = 0;
    reader.cancel();
    expect(messages, text.slice(0, 20)).toEqual([]);
  }
});
