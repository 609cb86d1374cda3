// How fast a token is decoded, beside npm jose's reading of the same token in the same run. What is
// compared is not the same work: jose gives values as JSON.parse has them, this product keeps every
// number, duplicate and place, checks every segment and can name every fault.
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { decodeToken } from '../lib/token/decode.ts';

export interface Row {
  readonly bar: string;
  readonly ratio: number;
  /** The ratio that must not be exceeded. */
  readonly limit: number;
  readonly detail: string;
}

const LIMIT = 2;
const WARM_UP = 20_000;
const ROUND = 2_000;
/** Rounds of both take turns, so that a busy machine slows both; the fastest round counts. */
const ROUNDS = 40;

/** A token as an identity provider issues it: 1,103 characters. */
const TYPICAL = token({
  iss: 'https://login.example.com/realms/shop',
  sub: 'f3a1c9d2-5b7e-4c1a-9a55-0a1b2c3d4e5f',
  aud: ['https://api.example.com', 'account'],
  exp: 1893459600,
  iat: 1893456000,
  auth_time: 1893455900,
  jti: 'a7d1b0aa-11f2-4b77-8d5e-6c1f22a0f9b1',
  azp: 'web-shop',
  sid: '5d2cf8b2-0d1e-4b6f-8f77-2f1e0c9e8d7a',
  acr: '1',
  scope: 'openid profile email',
  email_verified: true,
  name: 'Ada Lovelace',
  preferred_username: 'ada',
  email: 'ada@example.org',
  realm_access: { roles: ['offline_access', 'uma_authorization', 'customer'] },
});

/** The same with a name that is not ASCII, which takes the slower way through bytes. */
const ACCENTED = token({
  iss: 'https://login.example.com/realms/shop',
  sub: 'f3a1c9d2-5b7e-4c1a-9a55-0a1b2c3d4e5f',
  aud: 'https://api.example.com',
  exp: 1893459600,
  iat: 1893456000,
  name: 'Zoë Łukasiewicz',
  family_name: 'Łukasiewicz',
  email: 'zoe@example.org',
  groups: Array.from({ length: 12 }, (_, index) => `/teams/région-${index}/éditeurs`),
});

function token(claims: object): string {
  const header = { alg: 'RS256', typ: 'JWT', kid: 'kWbC2zQ1c9a8b7d6e5f4' };
  const encode = (text: string): string => Buffer.from(text).toString('base64url');
  return [JSON.stringify(header), JSON.stringify(claims), 's'.repeat(256)].map(encode).join('.');
}

interface Race {
  readonly bar: string;
  readonly raw: string;
  readonly read: (raw: string) => unknown;
}

const RACES: readonly Race[] = [
  { bar: 'decode a typical token', raw: TYPICAL, read: decodeToken },
  { bar: 'decode one that is not ASCII', raw: ACCENTED, read: decodeToken },
  {
    bar: 'decode it and list its faults',
    raw: TYPICAL,
    read: (raw) => decodeToken(raw)?.faults.length,
  },
];

export const decodeBench = {
  name: 'decode',
  run: async (): Promise<Row[]> => RACES.map(race),
};

function race({ bar, raw, read }: Race): Row {
  const byJose = (text: string): unknown => [decodeProtectedHeader(text), decodeJwt(text)];
  repeat(read, raw, WARM_UP);
  repeat(byJose, raw, WARM_UP);
  let ours = Number.POSITIVE_INFINITY;
  let theirs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    ours = Math.min(ours, repeat(read, raw, ROUND));
    theirs = Math.min(theirs, repeat(byJose, raw, ROUND));
  }
  const detail = `${ours.toFixed(2)} µs, jose ${theirs.toFixed(2)} µs, ${raw.length} characters`;
  return { bar, ratio: ours / theirs, limit: LIMIT, detail };
}

/** Microseconds that one call takes. */
function repeat(read: (raw: string) => unknown, raw: string, times: number): number {
  const start = performance.now();
  for (let i = 0; i < times; i++) kept = read(raw);
  return ((performance.now() - start) * 1000) / times;
}

/** Results are kept where the compiler cannot tell that nobody reads them. */
export let kept: unknown = null;
