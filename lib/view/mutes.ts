// Which findings a person does not want to be told of: those of a rule, with a site or everywhere.
import type { TokenRecord } from '../ledger/record.ts';
import type { Mute } from '../settings/settings.ts';
import { SiteRules } from '../settings/site-rules.ts';
import { siteOf } from './site-choice.ts';

/** With which sites a token was seen. */
type Seen = Pick<TokenRecord, 'hosts' | 'jarDomains'>;

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

/** The mutes with one more, each once. */
export function withMute(mutes: readonly Mute[], mute: Mute): readonly Mute[] {
  return [...withoutMute(mutes, mute), mute];
}

/** The sites with which a rule can be muted for a token, no more than a menu bears. */
export function mutableSites({ hosts, jarDomains }: Seen): readonly string[] {
  const sites = [...hosts, ...jarDomains].map((host) => siteOf(`https://${host}`));
  return [...new Set(sites.filter((site) => site !== null))].slice(0, MOST_SITES);
}

const MOST_SITES = 4;

/** The mutes without those by which a rule's findings in a token are not told. */
export function unmuted(mutes: readonly Mute[], rule: string, of: Seen): readonly Mute[] {
  return mutes.filter((mute) => mute.rule !== rule || !new Mutes([mute]).has(rule, of));
}

export function withoutMute(mutes: readonly Mute[], { rule, site }: Mute): readonly Mute[] {
  return mutes.filter((other) => other.rule !== rule || other.site !== site);
}
