import { stringMember } from '../../jose/members.ts';
import { LIMITS } from '../../ledger/limits.ts';
import { targetOf } from '../dpop.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

/**
 * RFC 9449 §4.3: the request without query and fragment, both URLs normalized. Only the one that used it:
 * an answer may hand proofs to a page, and redirects carry one along.
 */
export const dpopProofOtherRequest = rule({
  code: 'dpop-proof-other-request',
  severity: 'error',
  needs: 'record',
  source: ['RFC 9449 §4.3'],
  kinds: ['dpop-proof'],
  judge: ({ claims, record: { origin } }) => {
    if (claims === null || origin?.method == null || origin.use === null) return null;
    const [htm, htu] = [stringMember(claims, 'htm'), stringMember(claims, 'htu')];
    const isCut = origin.url.length >= LIMITS.originLength;
    const differ = [
      ...(htm !== undefined && htm !== origin.method ? ['htm'] : []),
      ...(htu !== undefined && !isCut && !isTarget(htu, origin.url) ? ['htu'] : []),
    ].map((name) => claimSeen(claims, name));
    const { method, url } = origin;
    return differ.length === 0 ? null : found([...differ, { at: 'request', method, url }]);
  },
});

/** What is no URL is compared as it stands. */
function isTarget(said: string, url: string): boolean {
  return (targetOf(said) ?? said) === (targetOf(url) ?? url);
}
