import { stringMember } from '../../jose/members.ts';
import { faultsSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const signatureMissing = rule({
  code: 'signature-missing',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7515 §5.2', 'RFC 7515 §7.1'],
  judge: (subject) => {
    const alg = stringMember(subject.token.header, 'alg')?.toLowerCase();
    if (subject.token.form !== 'jws' || alg === 'none') return null;
    return found(faultsSeen(subject, ['empty-signature', 'segment-count']));
  },
});
