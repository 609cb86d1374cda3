import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { KeyAccess, KeysKept } from '../../components/app/key-access.ts';
import { canAsk, requestOrigins } from '../../lib/browser/access.ts';
import { fetchKeys } from '../../lib/browser/key-fetch/fetch-keys.ts';
import { identityOf, keyOf, rowOf } from '../../lib/browser/key-ring/key-rows.ts';
import { KEYS_AT_MOST, KEYS_PORT } from '../../lib/browser/key-ring/messages.ts';
import { RingClient } from '../../lib/browser/key-ring/ring-client.ts';
import { wrapPort } from '../../lib/browser/ports.ts';
import type { VerificationKey } from '../../lib/judge/verify/key.ts';

/**
 * The keys of the session as a view has them.
 * @param tabId the tab that the view was opened for, or null
 */
export async function openKeys(tabId: number | null): Promise<KeyAccess> {
  const name = tabId === null ? KEYS_PORT : `${KEYS_PORT}:${tabId}`;
  const keys = signal<readonly VerificationKey[]>([]);
  const first = Promise.withResolvers<void>();
  const ring = new RingClient({
    open: () => wrapPort(browser.runtime.connect({ name }), (message) => message),
    onKeys(rows) {
      keys.value = rows.flatMap((row) => keyOf(row) ?? []);
      first.resolve();
    },
    onLost: first.resolve,
  });
  await first.promise;
  return {
    keys,
    add: async (added) => kept(await ring.ask({ type: 'add', rows: added.map(rowOf) })),
    replace: async (place, published) =>
      kept(await ring.ask({ type: 'replace', place, rows: published.map(rowOf) })),
    remove: (key) => void ring.ask({ type: 'remove', identity: identityOf(key) }),
    forgetAll: () => void ring.ask({ type: 'forget-all' }),
    fetchFromIssuer: (question, signal) => fetchKeys(question, signal, access(ring)),
  };
}

function kept(done: boolean | null): KeysKept {
  if (done === null) return { ok: false, code: 'lost' };
  return done ? { ok: true } : { ok: false, code: 'full', limit: KEYS_AT_MOST };
}

/** Asks for access in the turn it is called in, where the page can; else learns whether it is there. */
function access(ring: RingClient): (origins: readonly string[]) => Promise<boolean> {
  const isGiven = async (origins: readonly string[]) =>
    (await ring.ask({ type: 'may-read', origins })) === true;
  if (!canAsk()) return isGiven;
  // Refused without a click, as to a script; what was given before counts all the same.
  return (origins) => requestOrigins(origins).catch(() => isGiven(origins));
}
