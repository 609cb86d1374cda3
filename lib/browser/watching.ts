// Whether Bearerscope watches: paused or not, with or without access, and since when each tab shows
// its page. Remembered in session storage, because the worker is stopped whenever it idles.
import type { WatchState } from '../feed/messages.ts';
import { hasSiteAccess, onAccessChange } from './access.ts';
import { sessionRows } from './session-rows.ts';
import type { Switch } from './switch.ts';

const ROW = 'watching';

export class Watching {
  private paused = false;
  private access: WatchState['access'] = 'everywhere';
  private readonly switches: readonly Switch[];
  private readonly onChange: () => void;

  /** Registers the listeners at once, as a stopped worker can only be woken by those. */
  constructor(switches: readonly Switch[], onChange: () => void) {
    this.switches = switches;
    this.onChange = onChange;
    for (const each of switches) each.on();
    onAccessChange(() => void this.checkAccess());
  }

  /** Takes up what was stored; a paused extension keeps no listener. */
  load(stored: Readonly<Record<string, unknown>>): void {
    if (stored[ROW] === 'paused') this.apply(true);
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Whether traffic can be seen now. */
  get isWatching(): boolean {
    return this.access !== 'nowhere' && !this.paused;
  }

  state(counts: Pick<WatchState, 'droppedTokens' | 'leftAlone'>): WatchState {
    return { paused: this.paused, access: this.access, since: 0, isPrivate: false, ...counts };
  }

  setPaused(paused: boolean): void {
    if (paused === this.paused) return;
    this.apply(paused);
    void sessionRows.write({ [ROW]: paused ? 'paused' : 'on' }, []);
    this.onChange();
  }

  async checkAccess(): Promise<void> {
    const access = (await hasSiteAccess()) ? 'everywhere' : 'nowhere';
    if (access === this.access) return;
    this.access = access;
    this.onChange();
  }

  private apply(paused: boolean): void {
    this.paused = paused;
    for (const each of this.switches) {
      if (paused) each.off();
      else each.on();
    }
  }
}
