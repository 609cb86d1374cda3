import { effect, type ReadonlySignal } from '@preact/signals';
import { say, sayCounted } from '../words/say.ts';
import type { Entry } from './entry.ts';
import { kindName } from './kind-words.ts';
import { NO_VEIL, type Veil } from './no-veil.ts';
import { latestExpiry } from './transitions.ts';
import { spokenText } from './visible-text.ts';

/**
 * Says a sentence whenever tokens expire while a view is open.
 * @param veil what is hidden at the time
 * @param latest the moment of the latest expiry
 * @returns stops it
 */
export function sayExpiries(
  entries: ReadonlySignal<readonly Entry[]>,
  now: ReadonlySignal<number>,
  announce: (sentence: string) => void,
  veil: () => Veil = () => NO_VEIL,
  latest = latestExpiry(entries, now),
): () => void {
  const opened = now.peek();
  let said = opened;
  return effect(() => {
    const moment = latest.value;
    if (moment <= said) return;
    const expired = entries
      .peek()
      .filter(({ expiresAt }) => expiresAt !== null && expiresAt > said && expiresAt <= moment);
    said = moment;
    const sentence = expiryAnnouncement(expired, veil());
    if (sentence) announce(sentence);
  });
}

/** "Access token of ada@shop.example expired." or "3 tokens expired."; empty for none. */
export function expiryAnnouncement(expired: readonly Entry[], veil: Veil = NO_VEIL): string {
  const [first, second] = expired;
  if (!first) return '';
  if (second) return sayCounted('expired_tokens', expired.length);
  const kind = kindName(first.verdict.kind);
  return first.who === undefined
    ? say('expired_token', { kind })
    : say('expired_token_of', { kind, who: spokenText(veil.who(first).text) });
}
