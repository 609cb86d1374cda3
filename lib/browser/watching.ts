// Whether Bearerscope watches, and what: paused or not, with how much access, for which sites and
// sources. The small row is remembered in session storage, because the worker is stopped whenever it
// idles.
import type { WatchState } from '../feed/messages.ts';
import type { RowStore } from '../ledger/rows.ts';
import { SiteRules } from '../settings/site-rules.ts';
import type { WatchedSettings } from '../settings/watched.ts';
import { onAccessChange, readAccess } from './access.ts';
import type { Plan, Source } from './source.ts';

/** The row that a woken worker reads before any other. */
export const WATCHING_ROW = 'watching';

interface WatchingRow {
  readonly paused: boolean;
  /** Since when this browser session is watched, in milliseconds since the epoch. */
  readonly since: number;
}

export interface WatchingOptions {
  readonly store: Pick<RowStore, 'write'>;
  readonly sources: readonly Source[];
  /** What is likely to be chosen, as nothing was read yet. */
  readonly settings: WatchedSettings;
  readonly onChange: () => void;
  /** More may be seen than before: a permission came or went, the sites changed, or a pause ended. */
  readonly onWider: () => void;
}

export class Watching {
  private readonly options: WatchingOptions;
  private paused = false;
  private since = Date.now();
  private access: WatchState['access'] = 'everywhere';
  private current: WatchedSettings;
  private siteRules: SiteRules;

  /** Registers the listeners at once, as a stopped worker can only be woken by those. */
  constructor(options: WatchingOptions) {
    this.options = options;
    this.current = options.settings;
    this.siteRules = new SiteRules(options.settings.sites);
    this.replan();
    onAccessChange(() => {
      // What a source was refused it may have now.
      this.replan();
      void this.tellAccess();
    });
  }

  /** Takes up what was stored; a paused extension keeps no listener. */
  load(row: unknown, settings: WatchedSettings): void {
    const stored = readRow(row);
    this.paused = stored?.paused ?? false;
    this.since = stored?.since ?? this.since;
    this.take(settings);
    if (stored === null) void this.save();
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Whether traffic can be seen now. */
  get isWatching(): boolean {
    return this.access !== 'nowhere' && !this.paused;
  }

  get settings(): WatchedSettings {
    return this.current;
  }

  /** Which sites are watched; the same for every carrier. */
  get sites(): SiteRules {
    return this.siteRules;
  }

  state(counts: Omit<WatchState, 'paused' | 'access' | 'since'>): WatchState {
    return { paused: this.paused, access: this.access, since: this.since, ...counts };
  }

  /** Resolves when the choice is stored. */
  async setPaused(paused: boolean): Promise<void> {
    if (paused === this.paused) return;
    this.paused = paused;
    this.replan();
    this.options.onChange();
    if (!paused) this.options.onWider();
    await this.save();
  }

  setSettings(settings: WatchedSettings): void {
    const { sites } = this.current;
    this.take(settings);
    this.options.onChange();
    if (JSON.stringify(sites) !== JSON.stringify(settings.sites)) this.options.onWider();
  }

  async checkAccess(): Promise<void> {
    const access = await readAccess();
    if (access === this.access) return;
    this.access = access;
    this.options.onChange();
  }

  /**
   * Tells of every permission that came or went: one site more or less leaves the access what it is, but
   * not what can be seen of that site's pages.
   */
  private async tellAccess(): Promise<void> {
    this.access = await readAccess().catch(() => this.access);
    this.options.onChange();
    this.options.onWider();
  }

  private take(settings: WatchedSettings): void {
    this.current = settings;
    this.siteRules = new SiteRules(settings.sites);
    this.replan();
  }

  private replan(): void {
    const { siteRules, current, paused } = this;
    this.follow(paused ? null : { urls: siteRules.matchPatterns, sources: current.sources });
  }

  private follow(plan: Plan | null): void {
    for (const source of this.options.sources) source.follow(plan);
  }

  private async save(): Promise<void> {
    const row: WatchingRow = { paused: this.paused, since: this.since };
    // A full store costs no more than the choice after the next stop of the worker.
    await this.options.store.write({ [WATCHING_ROW]: row }, []).catch(() => undefined);
  }
}

function readRow(value: unknown): WatchingRow | null {
  if (typeof value !== 'object' || value === null) return null;
  const { paused, since }: Readonly<Record<string, unknown>> = { ...value };
  return typeof paused === 'boolean' && typeof since === 'number' ? { paused, since } : null;
}
