import { expect, test } from 'vitest';
import { ledgerOf } from '../../tests/support/ledger.ts';
import { request } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { TokenHistory } from '../ledger/record.ts';
import { HISTORY_CHARACTERS, withinOneMessage } from './history-answer.ts';

/** The history of a token that was sent so often, to URLs of this length. */
function historyOf(times: number, length = 2_000): TokenHistory {
  const url = `https://api.example/${'x'.repeat(length)}`;
  const messages = Array.from({ length: times }, (_, n) =>
    request({ url, requestId: `r${n}`, fields: { Authorization: `Bearer ${jws()}` } }),
  );
  const [history] = ledgerOf(messages).histories('all');
  if (history === undefined) throw new Error('The token was not seen.');
  return history;
}

const lengthOf = (value: unknown): number => JSON.stringify(value).length;

test('histories that fit into a message are left as they are', () => {
  const all = [historyOf(3), historyOf(1)];
  expect(withinOneMessage(all)).toEqual(all);
});

test('of longer ones the oldest sightings are left out, and their number is still told', () => {
  const [long, short] = [historyOf(200), historyOf(2)];
  const [cut, whole] = withinOneMessage([long, short], 100_000);
  expect(whole).toEqual(short);
  expect(cut?.record.sightingCount).toBe(200);
  expect(cut?.sightings.length).toBeGreaterThan(10);
  expect(cut?.sightings).toEqual(long.sightings.slice(-(cut?.sightings.length ?? 0)));
  expect(lengthOf(cut?.sightings)).toBeLessThanOrEqual(100_000);
});

test('the longest histories that a view asks for at once stay below what a browser hands over', () => {
  const longest = historyOf(256, 2_048);
  const answer = withinOneMessage(Array.from({ length: 250 }, () => longest));
  const characters = answer.reduce((sum, { sightings }) => sum + lengthOf(sightings), 0);
  expect(characters).toBeLessThan(HISTORY_CHARACTERS * 1.1);
  expect(answer.every(({ sightings }) => sightings.length > 0)).toBe(true);
});
