import { found, placesOf, placesSeen, tokenSeen } from '../evidence.ts';
import { type Found, rule, type Subject } from '../finding.ts';
import { isClientSecret, isLive } from './confidential-client.ts';

/** Only where a token endpoint took it: who manages clients sees their secrets too. */
export const clientSecretInBrowser = rule({
  code: 'client-secret-in-browser',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 6749 §10.1', 'RFC 6749 §2.1'],
  kinds: ['unknown', 'access'],
  judge: (subject) => {
    if (!isClientSecret(subject)) return unseen(subject);
    const given = subject.around.issuedFor(subject.record.id);
    const token = given.find(({ record }) => record.origin?.grant?.pkce != null);
    if (token === undefined || subject.record.tabs.length === 0) return null;
    return found([...placesSeen(placesOf(subject, ['request-body'])), tokenSeen(token)]);
  },
});

/** One that does not look like a secret, "changeit", is no token by itself: it is told of what was given for it. */
function unseen({ record, around }: Subject): Found | null {
  const { origin, issuedFor } = record;
  if (origin?.grant?.proof !== 'secret' || !isLive(record)) return null;
  if (issuedFor.some((id) => isClientSecret(around.get(id)))) return null;
  return found([{ at: 'request', method: origin.method ?? '', url: origin.url }]);
}
