import type { Place } from '../../ledger/record.ts';
import { found, neighboursOf, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const severalDpopProofs = rule({
  code: 'several-dpop-proofs',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 9449 §4.3'],
  kinds: ['dpop-proof'],
  judge: (subject) => {
    const others = neighboursOf(subject).filter(
      ({ kind, record }) => kind === 'dpop-proof' && record.places.some(isProofField),
    );
    return subject.record.places.some(isProofField) ? found(others.map(tokenSeen)) : null;
  },
});

function isProofField({ carrier, field }: Place): boolean {
  return carrier === 'request-header' && field === 'DPoP';
}
