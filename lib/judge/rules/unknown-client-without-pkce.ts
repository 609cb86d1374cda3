import { found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { clientWithoutVerifier, NO_VERIFIER } from './confidential-client.ts';

/** Of a client that may have proved itself in fields that were not seen it is not known whether it must. */
export const unknownClientWithoutPkce = rule({
  code: 'unknown-client-without-pkce',
  severity: 'warning',
  needs: 'messages',
  source: ['RFC 9700 §2.1.1', 'RFC 6749 §2.1'],
  kinds: ['access'],
  judge: (subject) => (clientWithoutVerifier(subject) === 'unknown' ? found([NO_VERIFIER]) : null),
});
