import { found, missing } from '../evidence.ts';
import { rule } from '../finding.ts';

export const idTokenIncomplete = rule({
  code: 'id-token-incomplete',
  severity: 'warning',
  needs: 'token',
  source: ['OpenID Connect Core 1.0 §2'],
  kinds: ['id'],
  forms: ['jws'],
  judge: ({ claims }) =>
    claims === null ? null : found(missing(claims, ['iss', 'sub', 'aud', 'exp', 'iat'])),
});
