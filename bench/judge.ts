// What it costs to judge a token by all rules, beside decoding it in the same run. Each is judged as it is
// first seen: what follows from a token is kept with it, so every round has tokens of its own.
import type { Subject } from '../lib/judge/finding.ts';
import { judge } from '../lib/judge/findings.ts';
import { decodeToken } from '../lib/token/decode.ts';
import { kindOf } from '../lib/token/kind.ts';
import { access, at, idToken, session } from '../tests/rules/example.ts';
import { NOBODY } from '../tests/support/entries.ts';
import { type Bench, type Row, timeOf } from './row.ts';

const LIMIT = 3;
/** Both take turns, so that a busy machine slows both; the fastest round of each counts. */
const ROUNDS = 60;
const TOKENS = 500;

/** Claims that identity providers add, so that a token has an ordinary length. */
const MORE = {
  sid: '5d2cf8b2-0d1e-4b6f-8f77-2f1e0c9e8d7a',
  acr: '1',
  email: 'ada@shop.example',
  email_verified: true,
  name: 'Ada Lovelace',
  preferred_username: 'ada',
  realm_access: { roles: ['offline_access', 'uma_authorization', 'customer'] },
};

const SENT = { places: [at('request-header', 'Authorization', 'Bearer')] };

const RACES = [
  {
    bar: 'judging a token with all rules, against decoding it',
    of: access(MORE, {}, SENT),
    limit: LIMIT,
  },
  { bar: 'judging an ID token', of: idToken(MORE), limit: LIMIT },
  // There is little to decode in it.
  { bar: 'judging a short session with a finding', of: session({ secure: false }), limit: null },
] as const;

export const judgeBench: Bench = {
  name: 'judge',
  run: async () => RACES.map(race),
};

function race({ bar, of: record, limit }: (typeof RACES)[number]): Row {
  const decodeAll = (): readonly Subject[] =>
    Array.from({ length: TOKENS }, () => {
      const token = decodeToken(record.raw);
      if (token === null) throw new Error(`${bar}: the token was not decoded.`);
      const claims = token.claims.state === 'read' ? token.claims.set : null;
      const around = NOBODY;
      return { token, record, claims, kind: 'unknown', reasons: [], stillSent: false, around };
    });
  const [first] = decodeAll();
  const verdict = first === undefined ? null : kindOf(first.token, record.places);
  let decoding = Number.POSITIVE_INFINITY;
  let judging = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    let subjects: readonly Subject[] = [];
    decoding = Math.min(decoding, timeOf(() => (subjects = decodeAll())) / TOKENS);
    const known = subjects.map((subject) => ({ ...subject, ...verdict }));
    judging = Math.min(judging, timeOf(() => known.map(judge)) / TOKENS);
  }
  const micros = (time: number) => `${(time * 1000).toFixed(2)} µs`;
  const detail = `${micros(judging)}, decoding ${micros(decoding)}, ${record.raw.length} characters`;
  return { bar, ratio: judging / decoding, limit, detail };
}
