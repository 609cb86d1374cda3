import { stringMember } from '../../jose/members.ts';
import type { LifetimeState } from '../../judge/lifetime.ts';
import type { Entry } from '../entry.ts';
import { STATES, type State } from './keys.ts';

/** Whether a token is in a state at one moment, in milliseconds since the epoch. */
type StateTest = (entry: Entry, now: number) => boolean;

/** The states that the clock changes. */
const LIVING: readonly State[] = [
  'current',
  'expiring',
  'expired',
  'still-sent',
  'not-yet-valid',
  // A token without an end may still have to begin.
  'unbounded',
];

/** Those that it does not. */
const LASTING = STATES.filter((state) => !LIVING.includes(state));

/** Whether the clock can change what a token answers. */
export function isLiving(state: State): boolean {
  return LIVING.includes(state);
}

/** How each state is told; those of a life are as the list shows them. */
export const STATE_TESTS: Readonly<Record<State, StateTest>> = {
  current: (entry, now) => stateAt(entry, now) === 'current',
  expiring: (entry, now) => stateAt(entry, now) === 'expiring',
  expired: (entry, now) => stateAt(entry, now) === 'expired',
  'still-sent': (entry, now) => entry.stillSent && stateAt(entry, now) === 'expired',
  'not-yet-valid': (entry, now) => stateAt(entry, now) === 'not-yet-valid',
  unbounded: (entry, now) => stateAt(entry, now) === 'unbounded',
  reference: ({ token }) =>
    token.claims.state === 'reference' || token.recognition?.form === 'reference',
  encrypted: ({ token }) => token.claims.state === 'encrypted',
  unsigned: isUnsigned,
  rejected: ({ record }) => record.lastRejection !== null,
  replaced: ({ replacedBy }) => replacedBy !== null,
};

/**
 * How many entries are in each state: as STATE_TESTS tell, with one look at the life of each.
 * @param now milliseconds since the epoch
 */
export function statesAmong(entries: readonly Entry[], now: number): ReadonlyMap<State, number> {
  const counts = new Map<State, number>();
  const add = (state: State) => void counts.set(state, (counts.get(state) ?? 0) + 1);
  for (const entry of entries) {
    const living = stateAt(entry, now);
    if (living !== null) add(living);
    if (living === 'expired' && entry.stillSent) add('still-sent');
    for (const state of LASTING) if (STATE_TESTS[state](entry, now)) add(state);
  }
  return counts;
}

/** Null where claims that cannot be read keep it to themselves. */
function stateAt(entry: Entry, now: number): LifetimeState | null {
  const { startsAt, warnAt, expiresAt } = entry;
  if (expiresAt === null) {
    const { state } = entry.token.claims;
    if (state === 'encrypted' || state === 'unreadable') return null;
  } else if (now >= expiresAt) return 'expired';
  if (startsAt !== null && now < startsAt) return 'not-yet-valid';
  if (expiresAt === null) return 'unbounded';
  return warnAt !== null && now >= warnAt ? 'expiring' : 'current';
}

/** An unsecured JWS (RFC 7515 appendix A.5, RFC 7518 §3.6), in whatever case it says so. */
function isUnsigned({ token }: Entry): boolean {
  return token.form === 'jws' && stringMember(token.header, 'alg')?.toLowerCase() === 'none';
}
