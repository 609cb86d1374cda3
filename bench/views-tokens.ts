// The tokens that the views are measured with: those of several issuers and kinds, some of them expired,
// some followed by successors, each different from all others.

/** Moments around which tokens live and expire, in seconds. */
const HOUR_S = 3_600;

const ISSUERS = [
  'https://login.example.com/realms/shop',
  'https://id.shop.example',
  'https://sso.example.org/oauth2/default',
  'https://accounts.partner.example',
  'https://auth.internal.example:8443',
];

/** People with so many tokens each; what one person's client was given again is a line of successors. */
const TOKENS_OF_ONE = 4;
const SIGNATURE_LENGTH = 43;

/** A token and the field or member that carries it. */
export interface ViewToken {
  readonly name: string;
  readonly raw: string;
}

/**
 * A token of about 280 characters, as short as tokens come, so that many have room; every number has a
 * token of its own.
 * @param nowS seconds since the epoch
 */
export function viewToken(index: number, nowS: number): ViewToken {
  const person = Math.floor(index / TOKENS_OF_ONE);
  const issued = nowS - HOUR_S + (index % TOKENS_OF_ONE) * 900 + (person % 900);
  const iss = ISSUERS[person % ISSUERS.length] ?? '';
  // A few never expire, some did, and the rest live from minutes to a day.
  const life = [HOUR_S, 600, 24 * HOUR_S, HOUR_S / 2][person % 4] ?? HOUR_S;
  const isId = index % 3 === 1;
  const claims = {
    iss,
    sub: `user-${person}`,
    aud: isId ? 'web-shop' : 'api.example.com',
    ...(person % 13 === 0 ? {} : { exp: issued + life }),
    iat: issued,
    jti: index.toString(36),
    ...(isId ? { email: `ada-${person}@example.org` } : { scope: SCOPE }),
  };
  const header = { alg: 'HS256', typ: isId ? 'JWT' : 'at+jwt' };
  const segments = [header, claims].map((each) =>
    Buffer.from(JSON.stringify(each)).toString('base64url'),
  );
  const raw = [...segments, signature(index)].join('.');
  return { name: isId ? 'id_token' : 'access_token', raw };
}

const SCOPE = 'orders';

/** Nothing verifies it; it is only not the same as another. */
function signature(index: number): string {
  const digits = (index + 1).toString(36).replaceAll(/[^\w]/g, '');
  return digits
    .repeat(SIGNATURE_LENGTH)
    .slice(0, SIGNATURE_LENGTH - 1)
    .concat('A');
}
