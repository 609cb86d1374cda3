import { found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { clientWithoutVerifier, NO_VERIFIER } from './confidential-client.ts';

/** RFC 9700 §2.1.1: "Public clients MUST use PKCE". */
export const codeWithoutPkce = rule({
  code: 'code-without-pkce',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 9700 §2.1.1', 'RFC 7636 §4.5'],
  kinds: ['access'],
  judge: (subject) => (clientWithoutVerifier(subject) === 'public' ? found([NO_VERIFIER]) : null),
});
