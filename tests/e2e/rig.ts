// A real browser with the built extension in it, and the eyes of a test on what it has recorded.
import { FEED_PORT, FEED_PROTOCOL } from '../../lib/feed/messages.ts';
import type { TokenHistory } from '../../lib/ledger/record.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings/settings.ts';
import { type BrowserName, ensureBrowser } from '../../scripts/browsers.ts';
import { extensionFolder } from '../../scripts/build.ts';
import type { DrivenBrowser, DrivenPage, LaunchOptions } from '../../scripts/drive/driven.ts';
import { launch } from '../../scripts/drive/launch.ts';
import { until } from '../../scripts/drive/wait.ts';
import { jwt } from '../support/jwt.ts';
import { type Look, lookAtFeed, tabIdOf, tellBackground, writeSettings } from './extension-page.ts';

/** What one of the extension's own pages can see and say; one in a private window has another feed. */
export interface Eyes {
  /** What a view of that page's tab, or of all tabs, is told now. */
  look(of?: DrivenPage): Promise<Look>;
  /** What is known about a token now, or undefined. */
  history(raw: string): Promise<TokenHistory | undefined>;
  /** Waits until the token has at least so many sightings, and gives its history. */
  seen(raw: string, count?: number): Promise<TokenHistory>;
  /** Says something as a view does and waits until it is done; gives how many tokens it was about. */
  tell(message: Told): Promise<number>;
}

type Told =
  | { readonly type: 'pause'; readonly paused: boolean }
  | { readonly type: 'undo-clear'; readonly view: string }
  | { readonly type: 'remind'; readonly id: string; readonly on: boolean };

export interface Rig extends Eyes {
  readonly browser: DrivenBrowser;
  /** The tab that pages under test are opened in. */
  readonly page: DrivenPage;
  /** The extension's inspector, from which the feed is read. */
  readonly inspector: DrivenPage;
  /**
   * Sends a token of its own from the page and waits until it was seen: by then everything that the
   * page sent before was seen too, or never will be.
   */
  marked(): Promise<void>;
  /** Changes these settings, all others being what they are at first. */
  changeSettings(changes: Partial<Settings>): Promise<void>;
  /** Gives Firefox's permission to read answers as they arrive; Chromium has none. */
  allowAnswers(): Promise<void>;
  /** Has the background read what the page in a tab keeps. */
  readStorage(page: DrivenPage): Promise<void>;
  close(): Promise<void>;
}

/** When the background's page began to load; only Firefox has such a page. */
const BACKGROUND_BEGAN =
  'browser.runtime.getBackgroundPage().then((page) => page.performance.timeOrigin)';

type Options = Pick<LaunchOptions, 'inPrivateWindows' | 'anyCertificate'>;

export async function openRig(name: BrowserName, options: Options = {}): Promise<Rig> {
  const browser = await launch(name, {
    extensionDir: extensionFolder(name),
    executablePath: await ensureBrowser(name),
    headless: true,
    ...options,
  });
  const inspector = await browser.openExtensionPage('inspector.html');
  const page = browser.firstPage;
  await page.bringToFront();
  const eyes = eyesOf(inspector);
  let marks = 0;
  return {
    browser,
    page,
    inspector,
    ...eyes,
    async marked() {
      marks += 1;
      const raw = jwt({ sub: `mark ${marks}` });
      await page.evaluate(`fetch('/mark', { headers: { 'x-mark': '${raw}' } }).then(() => null)`);
      await eyes.seen(raw);
    },
    async changeSettings(changes) {
      const settings: Settings = { ...DEFAULT_SETTINGS, ...changes };
      await inspector.evaluate(writeSettings, JSON.stringify(settings));
    },
    async allowAnswers() {
      if (name === 'chromium') return;
      // The background starts anew by itself when it has been given this.
      const began = () => inspector.evaluate<number>(BACKGROUND_BEGAN);
      const before = await began();
      await browser.grantPermissions(['webRequestBlocking', 'webRequestFilterResponse']);
      await until(async () => (await began()) !== before, 'the background to start anew');
      await until(() => eyes.look(), 'the background to answer');
    },
    async readStorage(of) {
      const tabId = await inspector.evaluate(tabIdOf, await of.url());
      const name = `${FEED_PORT}:${tabId}`;
      const message = { type: 'read-storage', tabId };
      const answer = await inspector.evaluate(tellBackground, name, FEED_PROTOCOL, message);
      if (answer.type !== 'storage-read' || !answer.reading.ok) {
        throw new Error(`The page's storage was not read: ${JSON.stringify(answer)}`);
      }
    },
    close: () => browser.close(),
  };
}

export function eyesOf(extensionPage: DrivenPage): Eyes {
  // Without access to a site the browser does not tell which tab shows it.
  const tabIds = new Map<DrivenPage, number>();
  const tabOf = async (page: DrivenPage): Promise<number> => {
    const known = tabIds.get(page) ?? (await extensionPage.evaluate(tabIdOf, await page.url()));
    tabIds.set(page, known);
    return known;
  };
  const look = async (raw: string | null, of?: DrivenPage): Promise<Look> => {
    const tabId = of ? await tabOf(of) : null;
    return extensionPage.evaluate(lookAtFeed, FEED_PORT, FEED_PROTOCOL, raw, tabId);
  };
  const history = async (raw: string): Promise<TokenHistory | undefined> =>
    (await look(raw)).history ?? undefined;
  return {
    look: (of) => look(null, of),
    history,
    seen: (raw, count = 1) =>
      until(
        async () => {
          const found = await history(raw);
          return found !== undefined && found.record.sightingCount >= count ? found : null;
        },
        `${count} sighting(s) of ${raw.slice(0, 24)}…`,
      ),
    async tell(message) {
      const answer = await extensionPage.evaluate(
        tellBackground,
        FEED_PORT,
        FEED_PROTOCOL,
        message,
      );
      return answer.type === 'done' ? answer.tokens : 0;
    },
  };
}
