// Which findings a person does not want to be told of: those of a rule, with a site or everywhere.
import type { TokenRecord } from '../ledger/record.ts';
import type { Mute } from '../settings/settings.ts';
import { SiteRules } from '../settings/site-rules.ts';

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
  has(rule: string, { hosts, jarDomains }: Pick<TokenRecord, 'hosts' | 'jarDomains'>): boolean {
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

/** The mutes with one more, each once. */
export function withMute(mutes: readonly Mute[], mute: Mute): readonly Mute[] {
  return [...withoutMute(mutes, mute), mute];
}

export function withoutMute(mutes: readonly Mute[], { rule, site }: Mute): readonly Mute[] {
  return mutes.filter((other) => other.rule !== rule || other.site !== site);
}
