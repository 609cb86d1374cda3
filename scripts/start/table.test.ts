import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import type { TokenHistory, TokenId } from '../../lib/ledger/record.ts';
import { emptyRecord } from '../../lib/ledger/record.ts';
import { tokenTable } from './table.ts';

const NOW = Date.UTC(2026, 10, 23, 20, 0, 0);
const NOW_S = NOW / 1000;

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function history(id: string, claims: object, sightingCount: number): TokenHistory {
  const raw = `${base64url({ alg: 'RS256', typ: 'at+jwt' })}.${base64url(claims)}.c2ln`;
  const place = {
    carrier: 'request-header' as const,
    field: 'Authorization',
    via: ['Bearer'],
    count: sightingCount,
  };
  const record = {
    ...emptyRecord(id as TokenId, raw, 'jws', NOW, []),
    places: [place],
    sightingCount,
  };
  return { record, sightings: [] };
}

test('a table in the order and the words of the panel', () => {
  const late = { iss: 'https://accounts.example/', sub: 'zoë', exp: NOW_S + 7200 };
  const soon = { iss: 'https://accounts.example/', email: 'ada@shop.example', exp: NOW_S + 72 };
  const table = tokenTable([history('a', late, 1), history('b', soon, 14)], NOW);
  expect(table).toBe(`\
Kind    Who               Issuer            Form  Carried by     Seen  Expires
Access  ada@shop.example  accounts.example  JWS   Authorization    14  in 1 min 12 s
Access  zoë               accounts.example  JWS   Authorization     1  in 2 h

2 tokens, 15 sightings
`);
});

test('nothing in a token moves the cursor or breaks the line', () => {
  const hostile = { sub: '\u001b[2J\r\n\u202Eevil', iss: 'x'.repeat(500) };
  const table = tokenTable([history('a', hostile, 1)], NOW);
  expect(table).not.toMatch(/[\u001b\r\u202E]/);
  expect(table.split('\n')).toHaveLength(5);
  expect(table).toContain(`${'x'.repeat(39)}…`);
  expect(table).toContain('1 token, 1 sighting\n');
});

test('no token is said in words', () => {
  expect(tokenTable([], NOW)).toBe('No token was seen.\n');
});
