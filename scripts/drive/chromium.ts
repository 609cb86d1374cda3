import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { ChromiumPage, ChromiumPopup } from './chromium-page.ts';
import { openChromiumPanel } from './chromium-panel.ts';
import {
  DEFAULT_SIZE,
  type DrivenBrowser,
  type DrivenPage,
  type LaunchOptions,
  type PanelPage,
} from './driven.ts';
import { DriveError, errorText } from './failure.ts';
import { BrowserLife, type Ending } from './life.ts';
import { until } from './wait.ts';

const ARGUMENTS = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The screen of a headless browser: by itself it is too small for a popup of full height. */
function screenArgument(pixelRatio = 1): string {
  const { width, height } = { width: 1600 * pixelRatio, height: 1200 * pixelRatio };
  return `--screen-info={${width}x${height} devicePixelRatio=${pixelRatio}}`;
}

function argumentsFor({ headless, pixelRatio, size = DEFAULT_SIZE }: LaunchOptions): string[] {
  const ratio = pixelRatio === undefined ? [] : [`--force-device-scale-factor=${pixelRatio}`];
  return [
    ...ARGUMENTS,
    `--window-size=${size.width},${size.height}`,
    ...(headless ? [screenArgument(pixelRatio)] : ratio),
    // Chromium refuses to run as root inside its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

async function start(options: LaunchOptions): Promise<Browser> {
  try {
    return await puppeteer.launch({
      executablePath: options.executablePath,
      headless: options.headless,
      args: argumentsFor(options),
      defaultViewport: null,
      // Extensions are installed over the pipe: --load-extension is gone from branded Chrome (137).
      pipe: true,
      enableExtensions: true,
      handleDevToolsAsPage: true,
      // Whoever launches decides what an interruption means; see close().
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    const [first = ''] = errorText(error).split('\n');
    // Over the pipe nothing is heard of what it printed.
    const reason = /Target closed/.test(first)
      ? 'it ended at once; run by hand, it says why'
      : first;
    throw new DriveError(`${options.executablePath} did not start: ${reason}.`);
  }
}

/** Starts Chromium with the extension installed and with access to all sites. */
export async function launchChromium(options: LaunchOptions): Promise<DrivenChromium> {
  const extensionDir = resolve(options.extensionDir);
  if (!existsSync(join(extensionDir, 'manifest.json'))) {
    throw new DriveError(`${extensionDir} holds no built extension.`);
  }
  const browser = await start(options);
  try {
    const process = browser.process();
    if (!process) throw new DriveError('Chromium started without a process.');
    const life = new BrowserLife('Chromium', process);
    const extensionId = await life.guard(browser.installExtension(extensionDir));
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
  readonly firstPage: DrivenPage;
  readonly closed: Promise<Ending>;
  readonly #browser: Browser;
  readonly #life: BrowserLife;

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

  async setSiteAccess(granted: boolean): Promise<void> {
    // Only the page of settings for extensions may change this.
    const settings = await this.newPage();
    await settings.goto('chrome://extensions');
    const change = {
      extensionId: this.extensionId,
      hostAccess: granted ? 'ON_ALL_SITES' : 'ON_CLICK',
    };
    const update = `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(change)})`;
    await settings.evaluate(update);
    await settings.close();
  }

  async stopBackground(): Promise<void> {
    const running = this.#browser
      .targets()
      .filter((target) => target.type() === 'service_worker')
      .filter((target) => target.url().startsWith(this.extensionUrl('')));
    for (const target of running) await (await target.worker())?.close();
    // An event may start another one at once.
    const haveEnded = async () =>
      running.every((target) => !this.#browser.targets().includes(target));
    await until(haveEnded, 'the service worker to stop');
  }

  async close(): Promise<void> {
    await this.#life.end(() => this.#browser.close());
  }
}

function ownPage(page: DrivenPage): ChromiumPage {
  if (page instanceof ChromiumPage) return page;
  throw new DriveError('That page does not belong to this Chromium.');
}
