// Keeps the badge of the tabs in front true: after every change, and at the moments at which time
// alone changes it.
import { judgeTab, type TabState } from '../judge/badge.ts';
import type { LineageToken } from '../judge/lineage.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { Settings } from '../settings/settings.ts';
import { Alarm } from './alarm.ts';
import { showBadge } from './badge.ts';
import { activeTabs } from './tabs.ts';

/** Changes are gathered for this long, so that a flood of requests repaints the badge seldom. */
const GATHER_MS = 250;
const MINUTE = 60_000;

/** The tokens that the page in a tab uses now, out of the book that its window has. */
type TokensOf = (tabId: number, isPrivate: boolean) => readonly LineageToken[];

export interface BadgesOptions {
  readonly tokensOf: TokensOf;
  /** What is known of servers' clocks, in the same book. */
  readonly clocksOf: (isPrivate: boolean) => readonly ServerClock[];
  readonly settings: () => Pick<Settings, 'warnings'>;
}

export class Badges {
  private readonly options: BadgesOptions;
  private gathering: ReturnType<typeof setTimeout> | null = null;
  /** What each tab in front shows: asking the browser for what is there already costs as much. */
  private readonly shown = new Map<number, string>();
  private readonly alarm = new Alarm('badge', () => this.refresh());

  constructor(options: BadgesOptions) {
    this.options = options;
  }

  /** Shows the present state soon. */
  refresh(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      void this.show();
    }, GATHER_MS);
  }

  /** The browser takes a badge off a tab that loads a page, and off one that is closed. */
  forget(tabId: number): void {
    this.shown.delete(tabId);
  }

  private async show(): Promise<void> {
    const now = Date.now();
    const { tokensOf, clocksOf, settings } = this.options;
    const warnMs = settings().warnings.minutes * MINUTE;
    const tabs = await activeTabs();
    const changes = await Promise.all(
      tabs.map(async ({ tabId, isPrivate }) => {
        const tokens = tokensOf(tabId, isPrivate);
        const { worst, changesAt } = judgeTab(tokens, now, warnMs, clocksOf(isPrivate));
        await this.showIn(tabId, worst);
        return changesAt ?? Number.POSITIVE_INFINITY;
      }),
    );
    const next = Math.min(...changes);
    this.alarm.set(Number.isFinite(next) ? next : null, now);
  }

  private async showIn(tabId: number, state: TabState): Promise<void> {
    const look = JSON.stringify(state);
    if (this.shown.get(tabId) === look) return;
    this.shown.set(tabId, look);
    await showBadge(tabId, state);
  }
}
