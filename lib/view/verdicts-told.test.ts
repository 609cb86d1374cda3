// Where a token is carried, what was found out about its signature is told with it: in the filter, in
// copies and in files.
import { computed, signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { NOW } from '../../tests/gallery/tokens.ts';
import { VERIFY_SCENES } from '../../tests/gallery/verify-scenes.ts';
import { entriesOf } from '../../tests/support/entries.ts';
import { givenAway, secretsOf } from '../../tests/support/secrets.ts';
import { readExport } from '../import/export-text.ts';
import { verifyToken } from '../judge/verify/verify.ts';
import { makeCopy } from './copy-on-demand.ts';
import type { Entry } from './entry.ts';
import { type ExportFormat, runExport } from './export-run.ts';
import { complete } from './query/complete.ts';
import { followQuery } from './query/matching.ts';
import { compileQuery } from './query/query.ts';
import { openedOf } from './verification/opened.ts';
import { keepTold } from './verification/told-tokens.ts';

/** Entries of a scene of the gallery, of which some were checked with the keys of that scene. */
async function checked(scene: string, ids: readonly string[]): Promise<readonly Entry[]> {
  const { tokens = [], keys = [] } = VERIFY_SCENES[scene]?.() ?? {};
  const entries = entriesOf(tokens);
  for (const entry of entries.filter(({ id }) => ids.includes(id))) await check(entry, keys);
  return entries;
}

async function check(entry: Entry, keys: Parameters<typeof verifyToken>[1]): Promise<void> {
  const verification = await verifyToken(entry.token, keys, { now: NOW });
  const opened = openedOf(verification, entry);
  keepTold(entry.token, { state: 'told', verification, at: NOW, opened });
}

async function exported(entries: readonly Entry[], format: ExportFormat, safe = false) {
  const result = await runExport(
    { format, safe, ids: entries.map(({ id }) => id) },
    {
      histories: async () => entries.map(({ record }) => ({ record, sightings: [] })),
      entries: new Map(entries.map((entry) => [entry.id, entry])),
      now: NOW,
      pause: async () => {},
      signal: new AbortController().signal,
    },
  );
  if (!result.ok) throw new Error(result.code);
  return { ...result, text: result.parts.join('') };
}

const verdictsIn = (text: string) =>
  JSON.parse(text).tokens.map(({ verification }: { verification?: unknown }) => verification);

describe('signature: in the filter', () => {
  const found = (entries: readonly Entry[], text: string) => {
    const query = compileQuery(text);
    return entries.filter((entry) => query.test(entry, NOW)).map(({ id }) => id);
  };

  test('finds what was checked so far, by what came of it', async () => {
    const entries = await checked('published', ['access', 'tampered', 'session']);
    expect(found(entries, 'signature:verified')).toEqual(['access']);
    expect(found(entries, 'signature:failed')).toEqual(['tampered']);
    expect(found(entries, 'signature:no-key')).toEqual(['session']);
    expect(found(entries, 'signature:encrypted')).toEqual(['nested']);
    expect(found(entries, '-signature:unchecked,encrypted')).toHaveLength(3);
  });

  test('shows as unchecked nothing that nobody could check, as a session id', () => {
    const { tokens = [] } = SCENES['references']?.() ?? {};
    const entries = entriesOf(tokens.filter(({ form }) => form === 'reference'));
    expect(entries).not.toEqual([]);
    expect(entries.every(({ token }) => token.recognition !== undefined)).toBe(true);
    expect(found(entries, 'signature:unsupported')).toHaveLength(entries.length);
    expect(found(entries, 'signature:unchecked')).toEqual([]);
  });

  test('follows what is found out while it stands there', async () => {
    const entries = await checked('published', ['access']);
    const shown = followQuery(
      signal(entries),
      computed(() => compileQuery('signature:verified,failed')),
      signal(NOW),
    );
    expect(shown.value.map(({ id }) => id)).toEqual(['access']);
    const tampered = entries.filter(({ id }) => id === 'tampered');
    for (const entry of tampered) await check(entry, VERIFY_SCENES['published']?.().keys ?? []);
    expect(shown.value.map(({ id }) => id)).toEqual(['access', 'tampered']);
    for (const { token } of tampered) keepTold(token);
    expect(shown.value.map(({ id }) => id)).toEqual(['access']);
  });

  test('is offered with how many there are, and what it means', async () => {
    const entries = await checked('published', ['access']);
    const { choices } = complete({ text: 'signature:ver', caret: 13 }, entries, NOW);
    expect(choices).toMatchObject([{ insert: 'verified', count: 1 }]);
    expect(choices[0]?.about).not.toBe('');
  });

  test('explains a word that is none', () => {
    expect(compileQuery('signature:verifed').problems).toMatchObject([
      { code: 'unknown-signature', meant: 'verified' },
    ]);
    expect(compileQuery('verified:yes').problems).toMatchObject([{ meant: 'signature' }]);
  });
});

describe('a Markdown table', () => {
  test('tells of the signature where it was checked', async () => {
    const entries = await checked('published', ['access']);
    const texts = entries.map((entry) => {
      const copy = makeCopy(entry, 'markdown', []);
      return copy.ok && copy.text;
    });
    expect(texts[0]).toMatch(
      /\n\n\*\*Signature:\*\* Signature verified\. Verified with RS256 .*UTC\n$/,
    );
    expect(texts[1]).not.toMatch(/Signature/);
  });
});

describe('a file', () => {
  test('tells what was found out, by which key, and when', async () => {
    const entries = await checked('published', ['access', 'tampered']);
    const { text, verdicts } = await exported(entries, 'json');
    const told = verdictsIn(text);
    expect(verdicts).toBe(2);
    expect(told.slice(0, 3)).toMatchObject([
      {
        signature: 'verified',
        checkedAt: '2026-11-23T20:12:53.000Z',
        algorithm: 'RS256',
        reason: null,
        key: { from: 'issuer', label: '2026-10-a', place: 'https://accounts.shop.example/jwks' },
      },
      { signature: 'failed', reason: 'signature-mismatch' },
      undefined,
    ]);
  });

  test('in CSV has a column for it, and HAR is as it was', async () => {
    const entries = await checked('published', ['access']);
    const lines = (await exported(entries, 'csv-tokens')).text.split('\r\n');
    expect(lines[0]).toMatch(/,signature$/);
    expect(lines[1]).toMatch(/,verified$/);
    expect(lines[2]).toMatch(/,unchecked$/);
    const har = await exported(entries, 'har');
    expect(har.text).not.toMatch(/verified/);
    expect(har.verdicts).toBe(0);
  });

  test('has no secret and no thumbprint of one', async () => {
    const entries = await checked('secrets', ['session', 'weak']);
    const { text } = await exported(entries, 'json');
    expect(text).toMatch(/"signature": "verified"/);
    for (const { id } of VERIFY_SCENES['secrets']?.().keys ?? []) expect(text).not.toContain(id);
  });

  test('is no statement of who reads it: an import knows nothing of verdicts', async () => {
    const entries = await checked('published', ['access']);
    const { text } = await exported(entries, 'json');
    const { histories, problems } = readExport(text);
    expect(problems).toEqual([]);
    const again = entriesOf(
      histories.map(({ record }, at) => ({ ...record, id: entries[at]?.id ?? record.id })),
    );
    const query = compileQuery('signature:verified');
    expect(again).toHaveLength(entries.length);
    expect(again.filter((entry) => query.test(entry, NOW))).toEqual([]);
  });
});

describe('a safe share', () => {
  const SCENES = ['published', 'secrets', 'opened'];

  test.each(SCENES)(
    'says that its verdicts are about the originals, and gives nothing away: %s',
    async (scene) => {
      const ids = [
        'access',
        'tampered',
        'weak',
        'session',
        'embedded',
        'nested',
        'sd-jwt',
        'proof',
      ];
      const entries = await checked(scene, ids);
      const keys = VERIFY_SCENES[scene]?.().keys ?? [];
      const secrets = entries.flatMap(({ record: { raw, hosts } }) => [
        ...secretsOf(raw),
        ...hosts,
      ]);
      const ofKeys = keys.flatMap(({ id, label, kid, source }) =>
        [id, label, kid ?? '', source.from === 'issuer' ? source.url : ''].filter(
          (text) => text.length > 5,
        ),
      );
      for (const format of ['json', 'csv-tokens'] as const) {
        const { text, verdicts, receipt } = await exported(entries, format, true);
        expect(givenAway(text, [...secrets, ...ofKeys])).toEqual([]);
        expect(verdicts).toBe(ids.length);
        expect(receipt).not.toBeNull();
      }
      const told = verdictsIn((await exported(entries, 'json', true)).text).filter(Boolean);
      expect(told).toHaveLength(ids.length);
      for (const one of told) expect(one).toMatchObject({ of: 'original' });
    },
  );
});
