// What time and tokens decide together: the badges, and notifications before a token expires.
import { Badges, type BadgesOptions } from './badges.ts';
import { ExpiryNotices, type ExpiryNoticesOptions } from './expiry-notices.ts';

export class Judging {
  private readonly badges: Badges;
  private readonly notices: ExpiryNotices;

  constructor(options: BadgesOptions & ExpiryNoticesOptions) {
    this.badges = new Badges(options);
    this.notices = new ExpiryNotices(options);
  }

  /** Tokens, settings or the time have changed. */
  refresh(): void {
    this.badges.refresh();
    this.notices.refresh();
  }

  /** Another tab is in front, or shows another page. */
  refreshBadges(): void {
    this.badges.refresh();
  }

  /** The browser takes a badge off a tab that loads a page, and off one that is closed. */
  forgetTab(tabId: number): void {
    this.badges.forget(tabId);
  }

  /** A notification was clicked. @param id of the token it told of */
  lead(id: string): Promise<void> {
    return this.notices.lead(id);
  }
}
