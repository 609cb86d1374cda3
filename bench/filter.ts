// What the number of tokens costs the filter: how long one more letter in the box takes until the list
// knows its rows, and the first letter when nothing was looked for before.
import { signal } from '@preact/signals';
import { emptyRecord, type TokenId, type TokenRecord } from '../lib/ledger/record.ts';
import { followRecords } from '../lib/view/entries.ts';
import type { Entry } from '../lib/view/entry.ts';
import { complete } from '../lib/view/query/complete.ts';
import { QUERY_LANGUAGE } from '../lib/view/query/language.ts';
import { createRows, type Rows } from '../lib/view/rows.ts';
import { type Bench, bestOf, milliseconds, type Row, timeOf } from './row.ts';

const FEW = 100;
const MANY = 10_000;
/**
 * Time per token, many against few. What grew with the square of the list would be a hundred; a few
 * tokens stay in the processor's cache, and ten thousand do not.
 */
const LIMIT = 6;
/** Two frames at 60 Hz. */
const FRAMES_MS = 32;
const ROUNDS = 15;
/** Few tokens are asked so often that the clock can tell. */
const TIMES = 60;

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

function recordOf(number: number): TokenRecord {
  const claims = {
    iss: `https://login.example.com/realms/shop-${number % 7}`,
    sub: `f3a1c9d2-5b7e-4c1a-9a55-${number}`,
    aud: ['https://api.example.com', 'account'],
    exp: 1_893_459_600 + number,
    iat: 1_893_456_000,
    azp: 'web-shop',
    scope: 'openid profile email',
    name: `Ada Lovelace ${number}`,
    email: `ada.${number}@example.org`,
    realm_access: { roles: ['offline_access', 'uma_authorization', 'customer'] },
  };
  const header = base64url('{"alg":"RS256","typ":"at+jwt","kid":"kWbC2zQ1c9a8b7d6e5f4"}');
  const raw = `${header}.${base64url(JSON.stringify(claims))}.${'s'.repeat(342)}`;
  return {
    ...emptyRecord(`t${number}` as TokenId, raw, 'jws', 1.8e12 + number, []),
    hosts: [`api-${number % 20}.example.com`],
    places: [
      { carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count: number % 9 },
    ],
  };
}

function entriesOf(count: number): readonly Entry[] {
  const records = Array.from({ length: count }, (_, number) => recordOf(number));
  return [...followRecords(new Map(records.map((one) => [one.id, one])), new Map()).values()];
}

interface List {
  readonly rows: Rows;
  readonly entries: readonly Entry[];
}

function listOf(count: number): List {
  const entries = entriesOf(count);
  const rows = createRows(signal(entries), signal(1.8934578e12), QUERY_LANGUAGE);
  // The list is shown before anyone types.
  read(rows);
  return { rows, entries };
}

function read(rows: Rows): number {
  return rows.shown.value.length + rows.counts.value.all;
}

/** What is typed, and the text before its last letter. */
const TYPED: readonly (readonly [name: string, before: string, after: string])[] = [
  ['a second letter of a word', 'a', 'ad'],
  ['the last letter of a name', 'lovelace 999', 'lovelace 9999'],
  ['a letter taken back', 'lovelace', 'lovelac'],
  ['an issuer', 'iss:login.example.com/realms/shop-', 'iss:login.example.com/realms/shop-3'],
  ['a claim', 'claim.realm_access.roles:cust', 'claim.realm_access.roles:custo'],
  ['a state', 'is:', 'is:current'],
  ['several terms', 'kind:access -is:expired ada', 'kind:access -is:expired ada.'],
];

function type({ rows }: List, text: string): void {
  rows.filter.value = { text, kind: 'all' };
  read(rows);
}

interface Typing extends Row {
  /** Milliseconds with many tokens. */
  readonly took: number;
}

function worstOf(typed: readonly Typing[]): number {
  return Math.max(...typed.map(({ took }) => took));
}

function typingRows(few: List, many: List): readonly Typing[] {
  return TYPED.map(([name, before, after]) => {
    const best = [few, many].map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, list] of [few, many].entries()) {
        const times = list === few ? TIMES : 1;
        let sum = 0;
        for (let time = 0; time < times; time++) {
          type(list, before);
          sum += timeOf(() => type(list, after));
        }
        best[index] = Math.min(best[index] ?? 0, sum / times);
      }
    }
    const [less = 0, more = 0] = best;
    return {
      bar: `filter 10,000 tokens, per token, against 100: ${name}`,
      ratio: more / MANY / (less / FEW),
      limit: LIMIT,
      took: more,
      detail: `${milliseconds(more)} for 10,000, ${milliseconds(less)} for 100`,
    };
  });
}

function frameRow(bar: string, took: number, limit: number | null = 1): Row {
  return { bar, ratio: took / FRAMES_MS, limit, detail: milliseconds(took) };
}

export const filterBench: Bench = {
  name: 'filter',
  run: async () => {
    // What is never again so slow is measured first, on a list that nobody has looked into.
    type(listOf(FEW), 'ada');
    const fresh = listOf(MANY);
    const first = timeOf(() => type(fresh, 'a'));
    const cold = listOf(MANY);
    const rare = timeOf(() => type(cold, 'lovelace 77'));
    const [few, many] = [listOf(FEW), listOf(MANY)];
    for (const list of [few, many]) type(list, 'ada');
    const typed = typingRows(few, many);
    const worst = worstOf(typed);
    const fill = (text: string) => () =>
      complete({ text, caret: text.length }, [...many.entries], 1.9e12);
    const [byCompletion = 0] = ['iss:', 'claim.', 'claim.email:', 'is:', 'has:', 'cl']
      .map((text) => bestOf([fill(text)], ROUNDS)[0] ?? 0)
      .sort((one, other) => other - one);
    return [
      ...typed.map(({ took: _took, ...row }) => row),
      frameRow('the slowest of these with 10,000, against two frames', worst),
      frameRow('the first letter with 10,000, nothing prepared, against two frames', first),
      frameRow('the first word that few have, nothing prepared', rare, null),
      frameRow('completion counts among 10,000, the slowest, against two frames', byCompletion),
    ];
  },
};
