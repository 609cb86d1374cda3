import { describe, expect, test } from 'vitest';
import type { Succession } from '../judge/succession.ts';
import type { TokenId } from '../ledger/record.ts';
import { cameSentence, replacedSentence } from './succession-words.ts';

const NOW = new Date(2026, 10, 23, 20, 12, 53).getTime();
const OLD = 'old' as TokenId;
const earlier = { id: OLD, lastRejection: { at: NOW - 200_000, status: 401, challenge: null } };

const succession = (told: Partial<Succession>): Succession => ({
  predecessor: OLD,
  successor: 'new' as TokenId,
  at: NOW - 195_000,
  evidence: 'time',
  issuedFor: null,
  ...told,
});

const both = (told: Partial<Succession>) => [
  replacedSentence(succession(told), earlier, NOW),
  cameSentence(succession(told), earlier, NOW),
];

describe('a succession in words', () => {
  test('tells of the refresh that brought it', () => {
    const issuedFor = 'refresh' as TokenId;
    expect(both({ evidence: 'refresh-answer', issuedFor })).toEqual([
      'Replaced by a refresh at 20:09:38.',
      'Came by a refresh at 20:09:38, after an earlier one.',
    ]);
  });

  test('tells of an exchange for the earlier one itself', () => {
    expect(both({ evidence: 'refresh-answer', issuedFor: OLD })).toEqual([
      'Replaced at 20:09:38 by the answer to a request that carried it.',
      'Came at 20:09:38 in the answer to a request that carried the one before it.',
    ]);
  });

  test('tells of the refusal before it', () => {
    expect(both({ evidence: 'rejection' })).toEqual([
      'Replaced after a 401 at 20:09:38.',
      'Came at 20:09:38, after a 401 for the one before it.',
    ]);
  });

  test('claims no reason where none was seen', () => {
    expect(both({})).toEqual([
      'Replaced by a later one at 20:09:38.',
      'Came at 20:09:38, after an earlier one.',
    ]);
  });
});
