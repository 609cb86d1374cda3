// Notifications of the browser before a token expires that a person watches. The system may keep what it
// shows, so no token is in them, and none is shown for private windows.
import { browser } from 'wxt/browser';
import type { DueReminder, Reminding } from '../judge/reminder.ts';
import type { Settings } from '../settings/settings.ts';
import { kindOf } from '../token/kind.ts';
import { issuer, who } from '../token/parties.ts';
import { keyPart, say, sayCounted } from '../words/say.ts';
import { Alarm } from './alarm.ts';
import { NOTICE_PREFIX } from './notice-clicks.ts';

const MINUTE = 60_000;
/** Changes are gathered for this long, as the badge gathers them. */
const GATHER_MS = 250;
/** The book whose tokens are told of. */
interface NoticeBook {
  readonly judgeReminders: (now: number, warnMs: number) => Reminding;
  readonly reminded: (reminder: DueReminder) => Promise<void>;
  readonly lastTabOf: (id: string) => number | null;
}

export interface ExpiryNoticesOptions {
  readonly settings: () => Pick<Settings, 'warnings' | 'masking'>;
  /** Null where there is nothing to tell, as for private windows. */
  readonly book: () => NoticeBook | null;
  /** Listens to clicks, where that was not possible before. */
  readonly listen: () => void;
  /** Resolves when the book holds what was stored. */
  readonly loaded: () => Promise<unknown>;
}

export class ExpiryNotices {
  private readonly options: ExpiryNoticesOptions;
  private readonly alarm = new Alarm('expiry-notices', () => this.refresh());
  private gathering: ReturnType<typeof setTimeout> | null = null;

  constructor(options: ExpiryNoticesOptions) {
    this.options = options;
  }

  /** Shows what is due soon. */
  refresh(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      void this.show();
    }, GATHER_MS);
  }

  private async show(): Promise<void> {
    const { warnings, masking } = this.options.settings();
    const book = this.options.book();
    if (!warnings.notify || book === null || !browser.notifications) {
      this.alarm.set(null, 0);
      return;
    }
    this.options.listen();
    const now = Date.now();
    const { due, nextAt } = book.judgeReminders(now, warnings.minutes * MINUTE);
    this.alarm.set(nextAt, now);
    // First told, then shown: a worker that is stopped between must not show it twice, nor may a change
    // that is looked at while the first of several is being shown.
    await Promise.all(due.map((reminder) => book.reminded(reminder)));
    for (const reminder of due) await showNotice(reminder, now, masking !== 'tokens-and-people');
  }

  /** To the tab in which the token was seen last, or to a page of ours where it was closed. */
  async lead(id: string): Promise<void> {
    await this.options.loaded();
    const tabId = this.options.book()?.lastTabOf(id) ?? null;
    const tab = tabId === null ? null : await showTab(tabId);
    if (tab === null) await browser.tabs.create({ url: browser.runtime.getURL('/inspector.html') });
  }
}

async function showNotice(reminder: DueReminder, now: number, namesPeople: boolean): Promise<void> {
  const { token, record } = reminder.token;
  const person = namesPeople ? who(token) : undefined;
  const kind = say(`kind_name_${keyPart(kindOf(token, record.places).kind)}`);
  const minutes = Math.max(1, Math.ceil((reminder.expiresAt - now) / MINUTE));
  await browser.notifications
    .create(`${NOTICE_PREFIX}${record.id}`, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: sayCounted('notice_expires', minutes, { kind }),
      message: [person, issuer(token) ?? record.hosts[0]].filter(Boolean).join(' · '),
    })
    // The system may show none; the badge and the views tell as well.
    .catch(() => undefined);
}

/** Brings a tab to the front; null where it was closed. */
async function showTab(tabId: number): Promise<number | null> {
  try {
    const tab = await browser.tabs.update(tabId, { active: true });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
    return tabId;
  } catch {
    return null;
  }
}
