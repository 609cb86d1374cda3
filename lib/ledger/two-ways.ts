import type { Awaiting } from './exchanges.ts';

type Sent = Pick<Awaiting, 'id' | 'carrier' | 'field'>;

/** The three ways of RFC 6750 §2.1 to §2.3: the Authorization field, a form in the body, the query. */
function isWay({ carrier, field }: Sent): boolean {
  if (carrier === 'request-header') return field === 'Authorization';
  return (carrier === 'request-body' || carrier === 'url-query') && field === 'access_token';
}

/**
 * Whether a request carries a token in two of the ways that there are.
 * @param earlier what of the same request was seen before
 */
export function isSentTwice(sent: Sent, earlier: readonly Sent[]): boolean {
  if (sent.carrier === 'request-body' || !isWay(sent)) return false;
  return earlier.some((one) => one.id === sent.id && one.carrier !== sent.carrier && isWay(one));
}
