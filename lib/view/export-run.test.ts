import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_SIGHTING, seen, TRAVELLED } from '../../tests/gallery/exchanges.ts';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { NOW, record, sightings } from '../../tests/gallery/tokens.ts';
import { anyUtf16 } from '../../tests/support/arbitraries.ts';
import { givenAway, secretsOf } from '../../tests/support/secrets.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { TokenHistory } from '../ledger/record.ts';
import { followRecords } from './entries.ts';
import { exportDocument, exportText } from './export.ts';
import { csvCell } from './export-csv.ts';
import { type ExportFormat, type ExportMeans, runExport } from './export-run.ts';

const HISTORIES: readonly TokenHistory[] = [
  ...ORDINARY.map((of) => ({ record: of, sightings: sightings(of) })),
  { record: TRAVELLED, sightings: EVERY_SIGHTING },
];

async function run(
  format: ExportFormat,
  safe = false,
  histories = HISTORIES,
  means: Partial<ExportMeans> = {},
) {
  const result = await runExport(
    { format, safe, ids: histories.map(({ record: { id } }) => id) },
    {
      histories: async (ids) => histories.filter(({ record: { id } }) => ids.includes(id)),
      entries: followRecords(new Map(histories.map(({ record: of }) => [of.id, of])), new Map()),
      now: NOW,
      pause: async () => {},
      signal: new AbortController().signal,
      ...means,
    },
  );
  if (!result.ok) throw new Error(result.code);
  return { ...result, text: result.parts.join('') };
}

describe('a full export', () => {
  test('in JSON is the document that the terminal writes', async () => {
    const { text, name, tokens } = await run('json');
    expect(text).toBe(exportText(exportDocument(HISTORIES, NOW)));
    expect(name).toBe('bearerscope-2026-11-23T20-12-53.json');
    expect(tokens).toBe(HISTORIES.length);
  });

  test('in CSV has one line for each token or sighting, with as many fields as the first', async () => {
    const lines = (await run('csv-tokens')).text.split('\r\n');
    expect(lines).toHaveLength(HISTORIES.length + 2);
    expect(lines[0]).toMatch(
      /^token,form,kind,alg,typ,kid,iss,sub,aud,client_id,scope,jti,iat,nbf,exp,state/,
    );
    const count = HISTORIES.reduce((sum, history) => sum + history.sightings.length, 0);
    expect((await run('csv-sightings')).text.split('\r\n')).toHaveLength(count + 2);
  });

  test('tells how far it is, and can be stopped', async () => {
    const stopping = new AbortController();
    const wish = {
      format: 'json',
      safe: false,
      ids: HISTORIES.map(({ record: { id } }) => id),
    } as const;
    const means = {
      histories: async () => HISTORIES,
      now: NOW,
      pause: async () => {},
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    };
    const many = { ...wish, ids: Array.from({ length: 900 }, () => wish.ids[0] ?? TRAVELLED.id) };
    expect(await runExport(many, means)).toEqual({ ok: false, code: 'stopped' });
    const silent = { ...means, signal: new AbortController().signal, histories: async () => [] };
    expect(await runExport(wish, silent)).toEqual({ ok: false, code: 'no-answer' });
  });
});

describe('a field of CSV', () => {
  test('is no formula, whatever it begins with', () => {
    for (const start of ['=', '+', '-', '@', '\t']) expect(csvCell(`${start}1`)).toBe(`'${start}1`);
    expect(csvCell('\r1')).toBe('"\'\r1"');
    expect(csvCell(-1)).toBe('-1');
  });

  test('is one field, whatever is in it', () => {
    fc.assert(
      fc.property(anyUtf16, (text) => {
        const cell = csvCell(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(inner === text || inner === `'${text}`).toBe(true);
        expect(cell.startsWith('"') || !/[",\r\n]/.test(cell)).toBe(true);
      }),
    );
  });
});

describe('an export as HAR', () => {
  const entriesOf = (text: string) => JSON.parse(text).log.entries;

  test('has what every reader needs', async () => {
    const { log } = JSON.parse((await run('har')).text);
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'Bearerscope', version: '1' } });
    for (const entry of log.entries) {
      expect(entry).toMatchObject({
        startedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        time: expect.any(Number),
        cache: {},
        timings: { send: 0, wait: entry.time, receive: 0 },
        request: {
          method: expect.any(String),
          url: expect.any(String),
          headersSize: -1,
          bodySize: -1,
        },
        response: {
          status: expect.any(Number),
          redirectURL: expect.any(String),
          content: { size: expect.any(Number) },
        },
      });
      for (const { name, value } of [...entry.request.headers, ...entry.response.headers]) {
        expect([typeof name, typeof value]).toEqual(['string', 'string']);
      }
    }
    const times = log.entries.map((entry: { startedDateTime: string }) => entry.startedDateTime);
    expect(times).toEqual([...times].sort());
  });

  test('puts tokens where they stood, all of one request into one entry', async () => {
    const one = record(jws({ sub: 'one' }), { id: 'one' });
    const other = record(jws({ sub: 'other' }), { id: 'other' });
    const { text } = await run('har', false, [
      {
        record: one,
        sightings: [seen(9), seen(9, { carrier: 'set-cookie', field: 'sid', via: [] })],
      },
      {
        record: other,
        sightings: [
          seen(9, { carrier: 'cookie', field: 'session', via: [] }),
          seen(9, { carrier: 'response-body', field: '$.tokens[1].id', via: [] }),
          seen(9, { via: ['Bearer', 'claims', '$.act_token'] }),
        ],
      },
    ]);
    const [entry, ...more] = entriesOf(text);
    expect(more).toEqual([]);
    expect(entry.request.headers).toEqual([
      { name: 'Authorization', value: `Bearer ${one.raw}` },
      { name: 'Cookie', value: `session=${other.raw}` },
    ]);
    expect(entry.response.headers).toEqual([{ name: 'Set-Cookie', value: `sid=${one.raw}` }]);
    expect(JSON.parse(entry.response.content.text)).toEqual({ tokens: [null, { id: other.raw }] });
    // What it cannot tell truthfully stands beside it.
    expect(entry._bearerscope.seen.at(-1)).toMatchObject({
      token: other.raw,
      via: ['Bearer', 'claims', '$.act_token'],
    });
  });

  test('keeps what was in no request beside the entries', async () => {
    const { text } = await run('har');
    const { apart } = JSON.parse(text).log._bearerscope;
    expect(apart.map(({ carrier }: { carrier: string }) => carrier)).toContain('local-storage');
  });
});

describe('an export that is safe to share', () => {
  const secrets = HISTORIES.flatMap(({ record: { raw, hosts } }) => [
    ...secretsOf(raw),
    ...hosts,
    raw,
  ]);
  const FORMATS: readonly ExportFormat[] = ['json', 'har', 'csv-tokens', 'csv-sightings'];

  test.each(FORMATS)('shows in %s nothing of what was seen', async (format) => {
    const { text, name, tokens, receipt } = await run(format, true);
    expect(name).toMatch(/^bearerscope-safe-/);
    expect(tokens).toBe(HISTORIES.length);
    expect(givenAway(text, secrets)).toEqual([]);
    expect(receipt?.replacements.length).toBeGreaterThan(10);
  });

  test('decodes as before, with the kinds and the moments that there were', async () => {
    const full = JSON.parse((await run('json')).text);
    const safe = JSON.parse((await run('json', true)).text);
    expect(safe.safeShare).toBe(true);
    const outline = ({ form, kind, lifetime, sightingCount }: Record<string, unknown>) => ({
      form,
      kind,
      lifetime,
      sightingCount,
    });
    expect(safe.tokens.map(outline)).toEqual(full.tokens.map(outline));
  });
});
