import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import { ChromiumPage, ChromiumPopup } from './chromium-page.ts';
import { openChromiumPanel } from './chromium-panel.ts';
import { startChromium } from './chromium-process.ts';
import { reloadInChromium, setChromiumAccess } from './chromium-settings.ts';
import { stopWorkers } from './chromium-workers.ts';
import type { DrivenBrowser, DrivenPage, LaunchOptions, PanelPage, SiteAccess } from './driven.ts';
import { DriveError } from './failure.ts';
import { BrowserLife, type Ending } from './life.ts';
import { until } from './wait.ts';
import { WELCOME, welcomes } from './welcome.ts';

export interface ChromiumOptions extends Omit<LaunchOptions, 'extensionDir'> {
  /** Folder of the built extension; null for a browser without any. */
  readonly extensionDir: string | null;
}

/** Starts Chromium with the extension, if there is to be one, and with access to all sites. */
export async function launchChromium(options: ChromiumOptions): Promise<DrivenChromium> {
  const extensionDir = options.extensionDir === null ? null : resolve(options.extensionDir);
  if (extensionDir !== null && !existsSync(join(extensionDir, 'manifest.json'))) {
    throw new DriveError(`${extensionDir} holds no built extension.`);
  }
  const browser = await startChromium(options);
  try {
    const process = browser.process();
    if (!process) throw new DriveError('Chromium started without a process.');
    const life = new BrowserLife('Chromium', process);
    const enabledInIncognito = options.inPrivateWindows ?? false;
    const extensionId =
      extensionDir === null
        ? ''
        : await life.guard(browser.installExtension(extensionDir, { enabledInIncognito }));
    if (extensionDir !== null && welcomes(extensionDir)) await closeWelcome(browser, extensionId);
    const version = await browser.version();
    const [tab = await browser.newPage()] = await browser.pages();
    if (options.headless) await dismissDialogs(browser);
    return new DrivenChromium({
      browser,
      life,
      extensionId,
      version,
      tab: new ChromiumPage(life, tab),
    });
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The page that greets whoever installs the extension would lie over the pages that are visited. */
async function closeWelcome(browser: Browser, extensionId: string): Promise<void> {
  const url = `chrome-extension://${extensionId}/${WELCOME}`;
  const greets = async () => browser.targets().find((target) => target.url() === url);
  const page = await (await until(greets, 'the welcome page')).page();
  await page?.close();
}

/** A dialog waits for a person; without a window there is none. */
async function dismissDialogs(browser: Browser): Promise<void> {
  const follow = (page: Page | null): void => {
    // A page that went away meanwhile has no dialog left.
    page?.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  };
  browser.on('targetcreated', (target) => {
    if (target.type() === 'page') void target.page().then(follow, () => {});
  });
  for (const page of await browser.pages()) follow(page);
}

interface Parts {
  readonly browser: Browser;
  readonly life: BrowserLife;
  readonly extensionId: string;
  readonly version: string;
  readonly tab: ChromiumPage;
}

export class DrivenChromium implements DrivenBrowser {
  readonly name = 'chromium';
  readonly version: string;
  readonly extensionId: string;
  readonly firstPage: ChromiumPage;
  readonly closed: Promise<Ending>;
  readonly #browser: Browser;
  readonly #life: BrowserLife;
  readonly #privatePages: ChromiumPage[] = [];

  constructor({ browser, life, extensionId, version, tab }: Parts) {
    this.#browser = browser;
    this.#life = life;
    this.extensionId = extensionId;
    this.version = version;
    this.firstPage = tab;
    this.closed = life.closed;
  }

  extensionUrl(path: string): string {
    return `chrome-extension://${this.extensionId}/${path}`;
  }

  async newPage(): Promise<ChromiumPage> {
    return new ChromiumPage(this.#life, await this.#life.guard(this.#browser.newPage()));
  }

  async openExtensionPage(path: string): Promise<DrivenPage> {
    const page = await this.newPage();
    await page.goto(this.extensionUrl(path));
    return page;
  }

  async openPopup(page: DrivenPage): Promise<DrivenPage> {
    const { tab } = ownPage(page);
    await page.bringToFront();
    const extension = (await this.#browser.extensions()).get(this.extensionId);
    if (!extension) throw new DriveError('The extension is not installed any more.');
    const before = new Set(this.#browser.targets());
    await this.#life.guard(tab.triggerExtensionAction(extension));
    const url = this.extensionUrl('popup.html');
    const opened = async () =>
      this.#browser.targets().find((target) => target.url().startsWith(url) && !before.has(target));
    const target = await until(opened, 'the popup to open');
    const popup = new ChromiumPopup(this.#life, await this.#life.guard(target.asPage()));
    await popup.waitForFunction(`document.readyState === 'complete'`, {
      what: 'the popup to load',
    });
    return popup;
  }

  openPanel(page: DrivenPage): Promise<PanelPage> {
    return openChromiumPanel(
      this.#life,
      ownPage(page).tab,
      `chrome-extension://${this.extensionId}`,
    );
  }

  setSiteAccess(access: SiteAccess): Promise<void> {
    return setChromiumAccess(() => this.newPage(), this.extensionId, access);
  }

  async grantPermissions(): Promise<void> {
    throw new DriveError('Chromium lets only a person grant permissions.');
  }

  async reloadExtension(): Promise<void> {
    const before = new Set(this.#workers());
    await reloadInChromium(() => this.newPage(), this.extensionId);
    const isNew = async () => this.#workers().some((target) => !before.has(target));
    await until(isNew, 'the service worker to start anew');
  }

  #workers(): readonly Target[] {
    return this.#browser
      .targets()
      .filter((target) => target.type() === 'service_worker')
      .filter((target) => target.url().startsWith(this.extensionUrl('')));
  }

  newPrivatePage(): Promise<DrivenPage> {
    return this.#openPrivate('about:blank');
  }

  async openPrivateExtensionPage(path: string): Promise<DrivenPage> {
    const page = await this.#openPrivate(this.extensionUrl(path));
    await page.waitForFunction(`document.readyState === 'complete'`, { what: `${path} to load` });
    return page;
  }

  /** Only an extension can open a private window that its own pages may be in as well. */
  async #openPrivate(url: string): Promise<ChromiumPage> {
    const before = new Set(this.#browser.targets());
    const opener = await this.openExtensionPage('popup.html');
    // Chromium does not tell a page of the ordinary windows which window it was.
    await opener.evaluate(
      `chrome.windows.create({ incognito: true, url: '${url}' }).then(() => null)`,
    );
    const isNew = (target: Target): boolean =>
      target.type() === 'page' && target.url() === url && !before.has(target);
    const found = async () => this.#browser.targets().find(isNew);
    const target = await until(found, 'a private window');
    await opener.close();
    const tab = await this.#life.guard(target.page());
    if (!tab) throw new DriveError('The private window was closed again.');
    const page = new ChromiumPage(this.#life, tab);
    this.#privatePages.push(page);
    return page;
  }

  async endPrivateSession(): Promise<void> {
    for (const page of this.#privatePages.splice(0)) await page.close();
    // Its windows are gone before the session is; then its worker is no more.
    const hasEnded = async () => this.#workers().length <= 1;
    await until(hasEnded, 'the private session to end');
  }

  async newContainerPage(): Promise<DrivenPage> {
    throw new DriveError('Chromium has no containers.');
  }

  async stopBackground(): Promise<void> {
    const privatePage = this.#privatePages.find(({ tab }) => !tab.isClosed());
    const tabs = [this.firstPage.tab, ...(privatePage ? [privatePage.tab] : [])];
    for (const tab of tabs) await this.#life.guard(stopWorkers(tab, this.extensionUrl('')));
  }

  /** The developer tools of `page` as they open by themselves, without the panel. */
  async openDevTools(page: DrivenPage): Promise<void> {
    const devtools = await this.#life.guard(ownPage(page).tab.openDevTools());
    await until(() => this.#life.guard(devtools.$('.main-tabbed-pane')), 'DevTools to start');
  }

  /** What the debugger can ask of the service worker, such as a profile, while it lives. */
  async backgroundSession(): Promise<CDPSession> {
    const isBackground = (target: Target): boolean =>
      target.type() === 'service_worker' && target.url().startsWith(this.extensionUrl(''));
    const running = await until(
      async () => this.#browser.targets().find(isBackground),
      'the service worker to run',
    );
    return this.#life.guard(running.createCDPSession());
  }

  /** The browser's own process; all others are below it. */
  get processId(): number | null {
    return this.#browser.process()?.pid ?? null;
  }

  async installAnother(extensionDir: string): Promise<void> {
    await this.#life.guard(this.#browser.installExtension(resolve(extensionDir)));
  }

  async downloadInto(folder: string): Promise<void> {
    // The session stays: with its end the behaviour would be as before.
    const session = await this.#life.guard(this.#browser.target().createCDPSession());
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  }

  async close(): Promise<void> {
    await this.#life.end(() => this.#browser.close());
  }
}

function ownPage(page: DrivenPage): ChromiumPage {
  if (page instanceof ChromiumPage) return page;
  throw new DriveError('That page does not belong to this Chromium.');
}
