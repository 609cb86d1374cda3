import { stringMember } from '../../jose/members.ts';
import { faultsSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const signatureMissing = rule({
  code: 'signature-missing',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7515 §5.2', 'RFC 7515 §7.1'],
  forms: ['jws'],
  judge: (subject) => {
    const faults = faultsSeen(subject, ['empty-signature', 'segment-count']);
    const alg = stringMember(subject.token.header, 'alg');
    return alg?.toLowerCase() === 'none' ? null : found(faults);
  },
});
