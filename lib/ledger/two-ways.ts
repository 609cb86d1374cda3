import type { Awaiting } from './exchanges.ts';

type Sent = Pick<Awaiting, 'id' | 'carrier' | 'field'>;

/** The three ways of RFC 6750 §2.1 to §2.3: the Authorization field, a form in the body, the query. */
const WAY = /^(?:request-header Authorization|(?:request-body|url-query) access_token)$/;

const isWay = ({ carrier, field }: Sent): boolean => WAY.test(`${carrier} ${field}`);

/**
 * Whether a request carries a token in two of the ways that there are.
 * @param earlier what of the same request was seen before
 */
export function isSentTwice(sent: Sent, earlier: readonly Sent[]): boolean {
  if (sent.carrier === 'request-body' || !isWay(sent)) return false;
  return earlier.some((one) => one.id === sent.id && one.carrier !== sent.carrier && isWay(one));
}
