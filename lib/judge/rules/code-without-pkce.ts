import { found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isConfidential } from './confidential-client.ts';

/** A client with a secret, which no browser can keep, has a finding of its own; one that signs is no browser. */
export const codeWithoutPkce = rule({
  code: 'code-without-pkce',
  severity: 'warning',
  needs: 'messages',
  source: ['RFC 9700 §2.1.1', 'RFC 7636 §4.5'],
  kinds: ['access'],
  judge: ({ record: { origin, issuedFor }, around }) => {
    const grant = origin?.grant ?? null;
    if (grant?.type !== 'authorization_code' || grant.pkce !== false) return null;
    return isConfidential(issuedFor, around)
      ? null
      : found([{ at: 'parameter', name: 'code_verifier', value: null }]);
  },
});
