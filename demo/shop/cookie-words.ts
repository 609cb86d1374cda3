import { decodeAddress, OPEN_COOKIE, SEALED_COOKIE } from './balancer.ts';
import { CART_COOKIE } from './carts.ts';
import { type CookiePair, readCookies } from './cookies.ts';
import { PENDING_COOKIE, READING_COOKIE } from './reading-room.ts';
import { SESSION_COOKIE } from './session.ts';

/** What one cookie of a request is for, in words. */
export interface CookieWords {
  readonly name: string;
  readonly sort: string;
  /** Whether it lets someone in who has copied it. */
  readonly credential: boolean;
  readonly words: string;
}

interface Known {
  readonly name: RegExp;
  readonly sort: string;
  readonly credential: boolean;
  readonly words: (pair: CookiePair) => string;
}

const exactly = (name: string): RegExp => new RegExp(`^${name.replaceAll('.', '\\.')}$`);

const KNOWN: readonly Known[] = [
  {
    name: exactly(SESSION_COOKIE),
    sort: 'value token',
    credential: true,
    words: () => 'Says who is signed in. A JWT, signed by the shop.',
  },
  {
    name: exactly(CART_COOKIE),
    sort: 'reference token',
    credential: true,
    words: () => 'Points to the cart, which stays on the server.',
  },
  {
    name: new RegExp(`^${READING_COOKIE}\\.\\d+$`),
    sort: 'part of a token',
    credential: true,
    words: ({ value }) => `${value.length} characters of the reading room’s session.`,
  },
  {
    name: exactly(PENDING_COOKIE),
    sort: 'state',
    credential: false,
    words: () => 'Remembers a sign-in to the reading room that is under way.',
  },
  {
    name: exactly(SEALED_COOKIE),
    sort: 'stickiness',
    credential: false,
    words: () => 'Leads you to the same server each time. Sealed; lets nobody in.',
  },
  {
    name: exactly(OPEN_COOKIE),
    sort: 'stickiness',
    credential: false,
    words: ({ value }) =>
      `Does the same, but tells everyone an inner address: ${decodeAddress(value) ?? 'unreadable'}.`,
  },
];

/** The shop's own cookies of a request, explained; others of the same host are left out. */
export function explainCookies(request: Request): readonly CookieWords[] {
  return readCookies(request).flatMap((pair) => {
    const known = KNOWN.find(({ name }) => name.test(pair.name));
    if (known === undefined) return [];
    const { sort, credential, words } = known;
    return [{ name: pair.name, sort, credential, words: words(pair) }];
  });
}
