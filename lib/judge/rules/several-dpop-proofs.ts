import { found, neighboursOf, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Those that the same request used first: a page may be handed several in one answer. */
export const severalDpopProofs = rule({
  code: 'several-dpop-proofs',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 9449 §4.3'],
  kinds: ['dpop-proof'],
  judge: (subject) => {
    const request = subject.record.origin?.use?.requestId;
    if (request === undefined) return null;
    const others = neighboursOf(subject).filter(
      ({ kind, record }) => kind === 'dpop-proof' && record.origin?.use?.requestId === request,
    );
    return found(others.map(tokenSeen));
  },
});
