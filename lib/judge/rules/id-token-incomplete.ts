import { found, isCalledSo, missing } from '../evidence.ts';
import { rule } from '../finding.ts';

export const idTokenIncomplete = rule({
  code: 'id-token-incomplete',
  severity: 'warning',
  needs: 'record',
  source: ['OpenID Connect Core 1.0 §2'],
  kinds: ['id'],
  forms: ['jws'],
  judge: (subject) =>
    subject.claims === null || !isCalledSo(subject)
      ? null
      : found(missing(subject.claims, ['iss', 'sub', 'aud', 'exp', 'iat'])),
});
