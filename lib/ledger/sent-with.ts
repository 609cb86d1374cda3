import type { Carrier } from '../scan/carriers.ts';
import type { Awaiting } from './exchanges.ts';
import { NONE, type TokenId } from './record.ts';

/** What most likely asks for another token: what is sent on purpose, before what always goes along. */
const ASKING: Readonly<Partial<Record<Carrier, number>>> = {
  'request-body': 0,
  'request-header': 1,
  'url-query': 2,
  'url-path': 3,
};

/** The tokens that went out with a request, at most so many, those that ask first. */
export function sentWith(waiting: readonly Awaiting[], most: number): readonly TokenId[] {
  if (waiting.length === 0) return NONE;
  const rank = ({ carrier }: Awaiting): number => ASKING[carrier] ?? Number.MAX_SAFE_INTEGER;
  const sent = waiting.filter((awaiting) => awaiting.sent).sort((a, b) => rank(a) - rank(b));
  return [...new Set(sent.map(({ id }) => id))].slice(0, most);
}
