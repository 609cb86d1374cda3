// What a DPoP proof is compared with: the request that carried it, and the access token beside it.
import type { VerifyOptions } from '../../lib/judge/verify/verification.ts';
import type { Sighting } from '../../lib/ledger/sighting.ts';
import { CARRIERS } from '../../lib/scan/carriers.ts';
import type { Entry } from '../../lib/view/entry.ts';
import type { ViewStore } from '../../lib/view/store.ts';

/** So many tokens are looked through for the one beside a proof. */
const MOST_TOKENS = 40;

/**
 * What is known of a token's own request. Only a DPoP proof is bound to one.
 * @returns nothing for other tokens, and where the request is no longer known
 */
export async function circumstancesOf(
  { id, verdict }: Entry,
  { histories, scoped }: Pick<ViewStore, 'histories' | 'scoped'>,
): Promise<Omit<VerifyOptions, 'now'>> {
  if (verdict.kind !== 'dpop-proof') return {};
  const [own] = await histories([id]);
  const sent = own?.sightings.findLast(({ carrier, method }) => isSent(carrier, method));
  if (sent === undefined) return {};
  const beside = await tokenBeside(sent, { histories, scoped });
  return {
    request: { method: sent.method ?? '', url: sent.url },
    ...(beside === null ? {} : { accessToken: beside }),
  };
}

function isSent(carrier: Sighting['carrier'], method: string | null): boolean {
  return CARRIERS[carrier].sent && method !== null;
}

/** The text of the access token that the same request carried (RFC 9449 §7.1). */
async function tokenBeside(
  { requestId, hop }: Sighting,
  { histories, scoped }: Pick<ViewStore, 'histories' | 'scoped'>,
): Promise<string | null> {
  if (requestId === null) return null;
  const candidates = scoped
    .peek()
    .filter(({ record }) => record.places.some(({ field }) => field === 'Authorization'))
    .toSorted((one, other) => other.record.lastSeen - one.record.lastSeen)
    .slice(0, MOST_TOKENS);
  const found = await histories(candidates.map(({ id }) => id));
  const beside = found.find(({ sightings }) =>
    sightings.some(
      (one) => one.requestId === requestId && one.hop === hop && one.field === 'Authorization',
    ),
  );
  return beside?.record.raw ?? null;
}
