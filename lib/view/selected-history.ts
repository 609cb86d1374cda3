import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import type { Sighting } from '../ledger/sighting.ts';
import { CARRIERS } from '../scan/carriers.ts';
import type { Entry } from './entry.ts';

/** The sightings of the selected token, kept up to date while it is selected. */
export interface SelectedHistory {
  /** Null while nothing is selected or the first answer is awaited. */
  readonly history: ReadonlySignal<TokenHistory | null>;
  readonly close: () => void;
}

/**
 * Asks for the sightings again whenever the record changes, but never twice at the same time: a
 * page that sends a token fifty times a second gets as many answers as the feed can give.
 */
export function followHistory(
  selected: ReadonlySignal<Entry | null>,
  ask: (id: TokenId) => Promise<readonly TokenHistory[]>,
): SelectedHistory {
  const history = signal<TokenHistory | null>(null);
  let asking = false;
  let closed = false;

  async function refresh(): Promise<void> {
    const entry = selected.peek();
    if (entry?.id !== history.peek()?.record.id) history.value = null;
    if (!entry || asking) return;
    asking = true;
    const [answer] = await ask(entry.id).catch(() => []);
    asking = false;
    if (closed) return;
    const wanted = selected.peek();
    if (answer && answer.record.id === wanted?.id) history.value = answer;
    if (wanted !== entry) void refresh();
  }

  const stop = effect(() => {
    void selected.value;
    void refresh();
  });
  return {
    history,
    close() {
      closed = true;
      stop();
    },
  };
}

/**
 * How often a token was sent after it expired, as far as its sightings are kept.
 * @param expiresAt milliseconds since the epoch, or null
 */
export function sentSince(sightings: readonly Sighting[], expiresAt: number | null): number {
  if (expiresAt === null) return 0;
  return sightings.filter(({ at, carrier }) => CARRIERS[carrier].sent && at >= expiresAt).length;
}
