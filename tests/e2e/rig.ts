// A real browser with the built extension in it, and the eyes of a test on what it has recorded.
import type { TokenHistory } from '../../lib/ledger/record.ts';
import type { Sighting } from '../../lib/ledger/sighting.ts';
import { type BrowserName, ensureBrowser } from '../../scripts/browsers.ts';
import { extensionFolder } from '../../scripts/build.ts';
import type { DrivenBrowser, DrivenPage } from '../../scripts/drive/driven.ts';
import { launch } from '../../scripts/drive/launch.ts';
import { until } from '../../scripts/drive/wait.ts';
import { readHistories } from '../../scripts/start/feed.ts';

export interface Rig {
  readonly browser: DrivenBrowser;
  /** The tab that pages under test are opened in. */
  readonly page: DrivenPage;
  /** The extension's inspector, from which the feed is read. */
  readonly inspector: DrivenPage;
  /** What is known about a token now, or undefined. */
  history(raw: string): Promise<TokenHistory | undefined>;
  /** Waits until the token has at least so many sightings, and gives its history. */
  seen(raw: string, count?: number): Promise<TokenHistory>;
  close(): Promise<void>;
}

export async function openRig(name: BrowserName): Promise<Rig> {
  const browser = await launch(name, {
    extensionDir: extensionFolder(name),
    executablePath: await ensureBrowser(name),
    headless: true,
  });
  const inspector = await browser.openExtensionPage('inspector.html');
  const page = browser.firstPage;
  await page.bringToFront();
  const history = async (raw: string): Promise<TokenHistory | undefined> =>
    (await readHistories(inspector)).find(({ record }) => record.raw === raw);
  return {
    browser,
    page,
    inspector,
    history,
    seen: (raw, count = 1) =>
      until(
        async () => {
          const found = await history(raw);
          return found !== undefined && found.record.sightingCount >= count ? found : null;
        },
        `${count} sighting(s) of ${raw.slice(0, 24)}…`,
      ),
    close: () => browser.close(),
  };
}

/** The places of sightings as `carrier field`, each once, sorted. */
export function placesOf({ sightings }: { readonly sightings: readonly Sighting[] }): string[] {
  return [...new Set(sightings.map(({ carrier, field }) => `${carrier} ${field}`.trim()))].sort();
}
