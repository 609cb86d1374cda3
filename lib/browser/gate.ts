// The one way from every source to a book. What arrives before it is known whether and where to watch
// is held; afterwards the lists of sites decide, for every carrier in the same place.
import type { Message } from '../scan/message.ts';
import type { SiteRules } from '../settings/site-rules.ts';

export type Deliver = (message: Message, isPrivate: boolean) => void;

export class Gate {
  private held: { readonly message: Message; readonly isPrivate: boolean }[] | null = [];
  private readonly sites: () => SiteRules;
  private readonly deliver: Deliver;

  constructor(sites: () => SiteRules, deliver: Deliver) {
    this.sites = sites;
    this.deliver = deliver;
  }

  /** Hands a message on if it is watched. Never throws. */
  accept(message: Message, isPrivate: boolean): void {
    if (this.held !== null) this.held.push({ message, isPrivate });
    else if (isWatched(message, this.sites())) this.deliver(message, isPrivate);
  }

  /**
   * Settings and pause are known now.
   * @param discard drops what was held: the extension turned out to be paused
   */
  open({ discard }: { readonly discard: boolean }): void {
    const held = discard ? [] : (this.held ?? []);
    this.held = null;
    for (const { message, isPrivate } of held) this.accept(message, isPrivate);
  }
}

/** Whether the lists of sites leave a message to be looked at. */
export function isWatched(message: Message, sites: SiteRules): boolean {
  switch (message.type) {
    case 'cookie':
      return sites.watchesCookie(message.domain, message.attributes.domain !== null);
    case 'navigation':
    case 'storage':
      return sites.watches(message.url);
    default:
      return sites.watches(message.url, message.initiator);
  }
}
