// Muting rules, and letting them be told again.
import type { Mute } from '../settings/settings.ts';
import { Mutes, type Seen } from './mutes.ts';
import { siteOf } from './site-choice.ts';

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
