import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { NOW, record, sightings } from '../../tests/gallery/tokens.ts';
import { entry } from '../../tests/support/entries.ts';
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import type { Entry } from './entry.ts';
import { followHistory, sentSince } from './selected-history.ts';

type Answer = (histories: readonly TokenHistory[]) => void;

/** A feed that answers when told to. */
function asked() {
  const questions: { readonly id: TokenId; readonly answer: Answer }[] = [];
  const ask = (id: TokenId) =>
    new Promise<readonly TokenHistory[]>((answer) => {
      questions.push({ id, answer });
    });
  return { questions, ask };
}

const historyOf = ({ record }: Entry): TokenHistory => ({ record, sightings: sightings(record) });

const ADA = entry({ sub: 'ada' }, { id: 'ada' });
const EVE = entry({ sub: 'eve' }, { id: 'eve' });

describe('the history of the selected token', () => {
  test('is asked for once at a time, and again if the token changed meanwhile', async () => {
    const selected = signal<Entry | null>(ADA);
    const { questions, ask } = asked();
    const { history, close } = followHistory(selected, ask);
    selected.value = { ...ADA };
    selected.value = { ...ADA };
    expect(questions).toHaveLength(1);
    questions[0]?.answer([historyOf(ADA)]);
    await vi.waitFor(() => expect(questions).toHaveLength(2));
    expect(history.value?.record.id).toBe('ada');
    close();
  });

  test('of another token is not shown in its place', async () => {
    const selected = signal<Entry | null>(ADA);
    const { questions, ask } = asked();
    const { history, close } = followHistory(selected, ask);
    selected.value = EVE;
    questions[0]?.answer([historyOf(ADA)]);
    await vi.waitFor(() => expect(questions.map(({ id }) => id)).toEqual(['ada', 'eve']));
    expect(history.value).toBeNull();
    questions[1]?.answer([historyOf(EVE)]);
    await vi.waitFor(() => expect(history.value?.record.id).toBe('eve'));
    selected.value = ADA;
    expect(history.value).toBeNull();
    close();
  });

  test('is waited for without harm when the feed fails or the view closes', async () => {
    const selected = signal<Entry | null>(ADA);
    const failing = followHistory(selected, () => Promise.reject(new Error('gone')));
    await Promise.resolve();
    expect(failing.history.value).toBeNull();
    failing.close();
    const { questions, ask } = asked();
    const closed = followHistory(selected, ask);
    closed.close();
    questions[0]?.answer([historyOf(ADA)]);
    await Promise.resolve();
    expect(closed.history.value).toBeNull();
    selected.value = EVE;
    expect(questions).toHaveLength(1);
  });
});

test('only what requests carried counts as sent, from the expiry on', () => {
  const told = record('x', {
    lastSeen: NOW,
    places: [
      { carrier: 'set-cookie', field: 'sid', via: [], count: 1 },
      { carrier: 'cookie', field: 'sid', via: [], count: 3 },
    ],
  });
  const seen = sightings(told, 1_000);
  expect(sentSince(seen, NOW - 1_000)).toBe(2);
  expect(sentSince(seen, NOW - 60_000)).toBe(3);
  expect(sentSince(seen, NOW + 1)).toBe(0);
  expect(sentSince(seen, null)).toBe(0);
});
