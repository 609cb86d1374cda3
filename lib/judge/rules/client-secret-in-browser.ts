import { found, placesOf, placesSeen, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isClientSecret } from './confidential-client.ts';

/** Only where a token endpoint took it: who manages clients sees their secrets too. */
export const clientSecretInBrowser = rule({
  code: 'client-secret-in-browser',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 6749 §10.1', 'RFC 6749 §2.1'],
  kinds: ['unknown'],
  judge: (subject) => {
    if (!isClientSecret(subject)) return null;
    const given = subject.around.issuedFor(subject.record.id);
    const token = given.find(({ record }) => record.origin?.grant?.pkce != null);
    if (token === undefined || subject.record.tabs.length === 0) return null;
    return found([...placesSeen(placesOf(subject, ['request-body'])), tokenSeen(token)]);
  },
});
