// Which findings a person does not want to be told of: those of a rule, with a site or everywhere.
import type { TokenRecord } from '../ledger/record.ts';
import type { Mute } from '../settings/settings.ts';
import { SiteRules } from '../settings/site-rules.ts';

/** With which sites a token was seen. */
export type Seen = Pick<TokenRecord, 'hosts' | 'jarDomains'>;

export class Mutes {
  /** By the code of a rule; null: everywhere. */
  private readonly sites = new Map<string, SiteRules | null>();

  constructor(mutes: readonly Mute[]) {
    for (const [rule, ofRule] of Map.groupBy(mutes, (mute) => mute.rule)) {
      const never = ofRule.flatMap(({ site }) => site ?? []);
      const isEverywhere = never.length < ofRule.length;
      const rules = new SiteRules({ mode: 'everywhere', only: [], never });
      this.sites.set(rule, isEverywhere ? null : rules);
    }
  }

  /** Whether what a rule finds in a token is muted: it was seen with a site where the rule is. */
  has(rule: string, { hosts, jarDomains }: Seen): boolean {
    const sites = this.sites.get(rule);
    if (sites === undefined) return false;
    if (sites === null) return true;
    return [...hosts, ...jarDomains].some((host) => sites.isNever(`https://${host}`));
  }

  get isEmpty(): boolean {
    return this.sites.size === 0;
  }
}

/** Everything is told. */
export const NO_MUTES = new Mutes([]);

export const NOTHING_MUTED: readonly Mute[] = [];
const mutesOfLists = new WeakMap<readonly Mute[], Mutes>([[NOTHING_MUTED, NO_MUTES]]);

/** What is muted by a list; the same list gives the same. */
export function mutesOf(muted: readonly Mute[]): Mutes {
  const known = mutesOfLists.get(muted);
  if (known !== undefined) return known;
  const mutes = new Mutes(muted);
  mutesOfLists.set(muted, mutes);
  return mutes;
}
