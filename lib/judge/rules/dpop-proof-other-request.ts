import { stringMember } from '../../jose/members.ts';
import { LIMITS } from '../../ledger/limits.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

/** RFC 9449 §4.3: the request without query and fragment, both URLs normalized. */
export const dpopProofOtherRequest = rule({
  code: 'dpop-proof-other-request',
  severity: 'error',
  needs: 'record',
  source: ['RFC 9449 §4.3'],
  kinds: ['dpop-proof'],
  judge: ({ claims, record: { origin } }) => {
    if (claims === null || origin?.method == null) return null;
    const [htm, htu] = [stringMember(claims, 'htm'), stringMember(claims, 'htu')];
    const isCut = origin.url.length >= LIMITS.originLength;
    const differ = [
      ...(htm !== undefined && htm !== origin.method ? ['htm'] : []),
      ...(htu !== undefined && !isCut && targetOf(htu) !== targetOf(origin.url) ? ['htu'] : []),
    ].map((name) => claimSeen(claims, name));
    const { method, url } = origin;
    return differ.length === 0 ? null : found([...differ, { at: 'request', method, url }]);
  },
});

/** A URL as RFC 3986 §6.2.2 and §6.2.3 normalize it, without query and fragment. */
function targetOf(text: string): string {
  if (!URL.canParse(text)) return text;
  const { protocol, host, pathname } = new URL(text);
  const path = pathname.replace(/%[\da-f]{2}/gi, (written) => {
    const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : written.toUpperCase();
  });
  return `${protocol}//${host}${path}`;
}
