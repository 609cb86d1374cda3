// Two of the three verdicts about a token that are kept apart: its time and its claims. The third, its
// signature, needs a key and is in lib/judge/verify. All three are derived, none is stored.
import type { TokenRecord } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import { dateClaim } from '../token/dates.ts';
import type { Token } from '../token/token.ts';
import { CLOCK_LEEWAY } from './clock-leeway.ts';
import { clockMatters } from './clock-matters.ts';
import { SEVERITIES, type Severity } from './finding.ts';
import type { Finding, Judgement } from './findings.ts';
import { type Lifetime, type LifetimeState, lifetime } from './lifetime.ts';

/** Whose clock was looked at. */
export type ClockBasis =
  /** No server's clock is known: this machine's own. */
  | { readonly clock: 'own' }
  /** The clock of a server, as its answers told; how far ahead it is, in milliseconds. */
  | {
      readonly clock: 'server';
      readonly host: string;
      readonly earliest: number;
      readonly latest: number;
      readonly samples: number;
    };

export interface TimeVerdict {
  /** At `moment`. */
  readonly state: LifetimeState;
  /** Null where it is certain; else the other state that the clock allows as well. */
  readonly orElse: LifetimeState | null;
  readonly basis: ClockBasis;
  /**
   * By the middle of what is known of the clock; where that is not surely off, by this machine's, as in all else that
   * is said of the token. Milliseconds since the epoch.
   */
  readonly moment: number;
  readonly lifetime: Lifetime;
  /** It was issued later than that clock shows, at its latest, and than clocks may differ: milliseconds, or null. */
  readonly issuedAhead: number | null;
}

/**
 * Where a token stands in its life by the clock of who accepts it, where that is surely another than this machine's.
 * @param now milliseconds since the epoch, by this machine's clock
 * @param clock of the host that the token was sent to, or undefined where none is known
 */
export function timeVerdict(
  token: Token,
  record: Pick<TokenRecord, 'firstSeen' | 'lastSentAt'>,
  now: number,
  clock: ServerClock | undefined,
): TimeVerdict {
  const { earliest, latest } = clock ?? { earliest: 0, latest: 0 };
  const moment = now + (clockMatters({ earliest, latest }) ? (earliest + latest) / 2 : 0);
  const at = (when: number) => lifetime(token, record, when);
  const own = at(moment);
  const other = [now + earliest, now + latest]
    .map((when) => at(when).state)
    .find((state) => isOtherSide(state, own.state));
  const issuedAt = dateClaim(token, 'iat');
  const ahead = issuedAt === null ? 0 : issuedAt - (now + latest);
  return {
    state: own.state,
    orElse: other ?? null,
    basis: clock === undefined ? { clock: 'own' } : basisOf(clock),
    moment,
    lifetime: own,
    issuedAhead: ahead > CLOCK_LEEWAY ? ahead : null,
  };
}

function basisOf({ host, earliest, latest, samples }: ServerClock): ClockBasis {
  return { clock: 'server', host, earliest, latest, samples };
}

/** Whether one is accepted and the other is not; how soon it expires is no question of trust. */
function isOtherSide(one: LifetimeState, other: LifetimeState): boolean {
  return one !== other && (isAccepted(one) !== isAccepted(other) || !isAccepted(one));
}

function isAccepted(state: LifetimeState): boolean {
  return state !== 'expired' && state !== 'not-yet-valid';
}

export type ClaimsVerdict =
  /** How many of each severity, and the first of the worst. */
  | {
      readonly state: 'findings';
      readonly worst: Finding;
      readonly count: Readonly<Record<Severity, number>>;
    }
  | { readonly state: 'nothing-found' }
  /** No rule about claims could look at any. */
  | { readonly state: 'not-read' };

/** What the rules found, summed up. */
export function claimsVerdict(token: Token, { findings }: Judgement): ClaimsVerdict {
  const worst = SEVERITIES.map((severity) =>
    findings.find((one) => one.severity === severity),
  ).find((one) => one !== undefined);
  if (worst !== undefined) {
    const of = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
    const count = { error: of('error'), warning: of('warning'), note: of('note') };
    return { state: 'findings', worst, count };
  }
  return { state: token.claims.state === 'read' ? 'nothing-found' : 'not-read' };
}
