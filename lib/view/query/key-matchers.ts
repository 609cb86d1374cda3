// What each key of the language looks at. A matcher is null for a value that cannot be understood.
import type { JsonValue } from '../../jose/json.ts';
import { SEVERITIES } from '../../judge/finding.ts';
import { dateClaim } from '../../token/dates.ts';
import type { Entry } from '../entry.ts';
import { KINDS } from '../kind-words.ts';
import { SIGNATURE_STATES } from '../verification/signature-state.ts';
import { compare, durationOf, numberOf } from './compare.ts';
import type { QueryFacts } from './facts.ts';
import { hasAt, hasPath, type Leaf } from './json-match.ts';
import { type Key, STATES } from './keys.ts';
import { any, type Matcher, type Moments, timeless } from './matcher.ts';
import type { Operator, Value } from './parse.ts';
import { isLiving, STATE_TESTS } from './states.ts';

type Make = (
  value: Pick<Value, 'operator' | 'text'>,
  path: readonly string[],
  facts: QueryFacts,
) => Matcher | null;

/** @param value what is looked for, not empty; `path` the names after the key, in lower case */
export const KEY_MATCHERS: Readonly<Record<Key, Make>> = {
  iss: (value) => {
    const isIt = textTest(value);
    const leaf = leafTest(value);
    return timeless((entry) => told(isIt, entry.issuer) || inClaims(entry, ['iss'], leaf));
  },
  sub: (value) => claim(value, ['sub']),
  aud: (value) => claim(value, ['aud']),
  who: (value) => {
    const isIt = textTest(value);
    return timeless(({ who }) => told(isIt, who));
  },
  kind: ({ text }) => {
    const kinds = beginning(KINDS, text);
    return kinds.length === 0 ? null : timeless(({ verdict }) => kinds.includes(verdict.kind));
  },
  alg: (value) => header(value, ['alg']),
  host: (value) => {
    const isIt = textTest(value);
    return timeless(({ record }) => record.hosts.some(isIt) || record.jarDomains.some(isIt));
  },
  carrier: (value) => {
    const isIt = textTest(value);
    return timeless(
      ({ record, carriedBy }) =>
        carriedBy.some(isIt) ||
        record.places.some(({ carrier, via }) => isIt(carrier) || via.some(isIt)),
    );
  },
  is: ({ text }) => {
    const states = beginning(STATES, text);
    if (states.length === 0) return null;
    return any(
      states.map((state) => ({
        test: STATE_TESTS[state],
        moments: isLiving(state) ? momentsOfLife : null,
      })),
    );
  },
  has: ({ text }, _path, { findings, muted }) => {
    const name = text.toLowerCase();
    if (name === 'finding' || name === 'findings') {
      return timeless((entry) => findings(entry).length > 0);
    }
    if (name === 'muted') return timeless((entry) => muted(entry).length > 0);
    const path = name.split('.');
    return timeless(
      (entry) => hasClaim(entry, [name]) || (path.length > 1 && hasClaim(entry, path)),
    );
  },
  severity: ({ text }, _path, { findings }) => {
    const asked = beginning(SEVERITIES, text);
    if (asked.length === 0) return null;
    return timeless((entry) => findings(entry).some(({ severity }) => asked.includes(severity)));
  },
  finding: (value, _path, { findings }) => {
    const isIt = textTest(value);
    return timeless((entry) => findings(entry).some(({ code }) => isIt(code)));
  },
  signature: ({ text }, _path, { signature }) => {
    const asked = beginning(SIGNATURE_STATES, text);
    if (asked.length === 0) return null;
    return { test: (entry) => asked.includes(signature(entry)), moments: NEVER };
  },
  exp: ({ operator, text }) => {
    const span = durationOf(text);
    return span === null ? null : timeLeft(operator, span);
  },
  iat: ({ operator, text }) => {
    const span = durationOf(text);
    return span === null ? null : timeSince(operator, span);
  },
  seen: ({ operator, text }) => {
    const count = numberOf(text);
    if (count === null) return null;
    return timeless(({ record }) => compare(record.sightingCount, operator, count));
  },
  claim,
  header,
};

function claim(value: Pick<Value, 'operator' | 'text'>, path: readonly string[]): Matcher {
  const leaf = leafTest(value);
  return timeless((entry) => inClaims(entry, path, leaf));
}

function header(value: Pick<Value, 'operator' | 'text'>, path: readonly string[]): Matcher {
  const leaf = leafTest(value);
  return timeless(({ token }) => hasAt(token.header, path, leaf));
}

function inClaims({ token }: Entry, path: readonly string[], leaf: Leaf): boolean {
  return token.claims.state === 'read' && hasAt(token.claims.set, path, leaf);
}

function hasClaim({ token }: Entry, path: readonly string[]): boolean {
  return token.claims.state === 'read' && hasPath(token.claims.set, path);
}

/** All words that begin with a text, which may be typed only half; one alone where it is whole. */
export function beginning<Word extends string>(
  words: readonly Word[],
  text: string,
): readonly Word[] {
  const lower = text.toLowerCase();
  const whole = words.filter((word) => word === lower);
  return whole.length > 0 ? whole : words.filter((word) => word.startsWith(lower));
}

function told(isIt: (text: string) => boolean, text: string | undefined): boolean {
  return text !== undefined && isIt(text);
}

/** For texts: has it somewhere; with `=` it is all of it. Upper and lower case are alike. */
function textTest({ operator, text }: Pick<Value, 'operator' | 'text'>) {
  const lower = text.toLowerCase();
  return operator === '='
    ? (found: string) => found.toLowerCase() === lower
    : (found: string) => found.toLowerCase().includes(lower);
}

/** For what JSON holds: texts as above, numbers as a whole or compared, true, false and null. */
function leafTest(value: Pick<Value, 'operator' | 'text'>): Leaf {
  const { operator, text } = value;
  const isText = textTest(value);
  const lower = text.toLowerCase();
  const number = numberOf(text);
  if (operator !== '' && operator !== '=') {
    return (found: JsonValue) =>
      number !== null && found.type === 'number' && compare(Number(found.text), operator, number);
  }
  return (found: JsonValue) => {
    if (found.type === 'string') return isText(found.value);
    if (found.type === 'literal') return String(found.value) === lower;
    // As written: doubles would take neighbours among long numbers for one.
    return found.type === 'number' && found.text.toLowerCase() === lower;
  };
}

/** `exp:<10m`: how long it still lives. What has expired has no time left to compare. */
function timeLeft(operator: Operator, span: number): Matcher {
  const more = operator.startsWith('>');
  return {
    test: ({ expiresAt }, now) =>
      expiresAt !== null && now < expiresAt && now < expiresAt - span === more,
    moments: ({ expiresAt }, tell) => {
      if (expiresAt === null) return;
      tell(expiresAt - span);
      tell(expiresAt);
    },
  };
}

/** `iat:<5m`: how long ago it was issued. */
function timeSince(operator: Operator, span: number): Matcher {
  const more = operator.startsWith('>');
  return {
    test: ({ token }, now) => {
      const issuedAt = dateClaim(token, 'iat');
      return issuedAt !== null && now >= issuedAt + span === more;
    },
    moments: ({ token }, tell) => {
      const issuedAt = dateClaim(token, 'iat');
      if (issuedAt !== null) tell(issuedAt + span);
    },
  };
}

/** For what the clock does not change, and something else does: an earlier answer does not hold for long. */
const NEVER: Moments = () => undefined;

const momentsOfLife: Moments = ({ startsAt, warnAt, expiresAt }, tell) => {
  if (startsAt !== null) tell(startsAt);
  if (warnAt !== null) tell(warnAt);
  if (expiresAt !== null) tell(expiresAt);
};
