import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BidiConnection, isResult, textOf } from './bidi.ts';
import type { DrivenBrowser, DrivenPage, LaunchOptions, PanelPage, SiteAccess } from './driven.ts';
import { DriveError } from './failure.ts';
import { FirefoxPage, FirefoxPanel, type FirefoxParts, FirefoxPopup } from './firefox-page.ts';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import { FirefoxWindow } from './firefox-window.ts';
import { BrowserLife, type Ending } from './life.ts';
import { DEFAULT_TIMEOUT_MS, until, within } from './wait.ts';
import { WELCOME, welcomes } from './welcome.ts';

/** Starts Firefox with the extension installed and with access to all sites. */
export async function launchFirefox(options: LaunchOptions): Promise<DrivenFirefox> {
  const extensionDir = resolve(options.extensionDir);
  if (!existsSync(join(extensionDir, 'manifest.json'))) {
    throw new DriveError(`${extensionDir} holds no built extension.`);
  }
  const started = await startFirefox(options);
  const life = new BrowserLife('Firefox', started.child);
  try {
    const firefox = await life.guard(prepare(started, life, { ...options, extensionDir }));
    // Firefox installs an MV3 extension without access; a person grants it in the first-run page.
    await firefox.setSiteAccess(true);
    return firefox;
  } catch (error) {
    started.child.kill('SIGKILL');
    await life.closed;
    await started.removeProfile();
    throw error;
  }
}

async function firstTab(bidi: BidiConnection): Promise<string> {
  const { contexts } = await bidi.send('browsingContext.getTree');
  const first: unknown = Array.isArray(contexts) ? contexts[0] : undefined;
  if (!isResult(first)) throw new DriveError('Firefox opened no tab.');
  return textOf(first, 'context');
}

async function prepare(
  started: FirefoxProcess,
  life: BrowserLife,
  options: LaunchOptions,
): Promise<DrivenFirefox> {
  const bidi = await BidiConnection.open(`${started.address}/session`);
  // A dialog waits for a person; without a window there is none.
  const unhandledPromptBehavior = { default: options.headless ? 'dismiss' : 'ignore' };
  const acceptInsecureCerts = options.anyCertificate ?? false;
  const { capabilities } = await bidi.send('session.new', {
    capabilities: { alwaysMatch: { unhandledPromptBehavior, acceptInsecureCerts } },
  });
  const version = isResult(capabilities) ? textOf(capabilities, 'browserVersion') : 'unknown';
  const installed = await bidi.send('webExtension.install', {
    extensionData: { type: 'path', path: options.extensionDir },
    'moz:allowPrivateBrowsing': options.inPrivateWindows ?? false,
  });
  const extensionId = textOf(installed, 'extension');
  const window = await FirefoxWindow.first(bidi, extensionId);
  const parts = { life, bidi, window };
  const host = await window.extensionHost();
  const tab = new FirefoxPage(parts, await firstTab(bidi));
  if (welcomes(options.extensionDir)) await closeWelcome(bidi, host);
  return new DrivenFirefox({ ...parts, started, extensionId, host, tab, version });
}

/** The page that greets whoever installs the extension would lie over the pages that are visited. */
async function closeWelcome(bidi: BidiConnection, host: string): Promise<void> {
  const url = `moz-extension://${host}/${WELCOME}`;
  const greets = async (): Promise<string | null> => {
    const { contexts } = await bidi.send('browsingContext.getTree');
    const all: readonly unknown[] = Array.isArray(contexts) ? contexts : [];
    const page = all.find((context) => isResult(context) && context['url'] === url);
    return isResult(page) ? textOf(page, 'context') : null;
  };
  await bidi.send('browsingContext.close', { context: await until(greets, 'the welcome page') });
}

interface Parts extends FirefoxParts {
  readonly started: FirefoxProcess;
  readonly extensionId: string;
  readonly host: string;
  readonly tab: FirefoxPage;
  readonly version: string;
}

export class DrivenFirefox implements DrivenBrowser {
  readonly name = 'firefox';
  readonly version: string;
  readonly extensionId: string;
  readonly firstPage: DrivenPage;
  readonly closed: Promise<Ending>;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.version = `Firefox/${parts.version}`;
    this.extensionId = parts.extensionId;
    this.firstPage = parts.tab;
    this.closed = parts.life.closed;
  }

  #within<T>(work: Promise<T>, what: string): Promise<T> {
    return within(this.#parts.life.guard(work), what, DEFAULT_TIMEOUT_MS);
  }

  extensionUrl(path: string): string {
    return `moz-extension://${this.#parts.host}/${path}`;
  }

  newPage(): Promise<FirefoxPage> {
    return this.#newTab({});
  }

  async newContainerPage(): Promise<FirefoxPage> {
    const { userContext } = await this.#parts.bidi.send('browser.createUserContext');
    return this.#newTab({ userContext });
  }

  async #newTab(where: Readonly<Record<string, unknown>>): Promise<FirefoxPage> {
    const created = this.#parts.bidi.send('browsingContext.create', { type: 'tab', ...where });
    const { context } = await this.#within(created, 'a new tab');
    if (typeof context !== 'string') throw new DriveError('Firefox opened no tab.');
    return new FirefoxPage(this.#parts, context);
  }

  async newPrivatePage(): Promise<FirefoxPage> {
    const opened = this.#parts.window.openPrivateTab('about:blank');
    return new FirefoxPage(this.#parts, await this.#within(opened, 'a private tab'));
  }

  openExtensionPage(path: string): Promise<DrivenPage> {
    return this.#openOwn(path, (url) => this.#parts.window.openTab(url));
  }

  openPrivateExtensionPage(path: string): Promise<DrivenPage> {
    return this.#openOwn(path, (url) => this.#parts.window.openPrivateTab(url));
  }

  async endPrivateSession(): Promise<void> {
    await this.#within(this.#parts.window.closePrivateWindows(), 'the private windows to close');
  }

  async #openOwn(path: string, open: (url: string) => Promise<string>): Promise<DrivenPage> {
    const url = this.extensionUrl(path);
    const context = await this.#within(open(url), `${path} to open`);
    const page = new FirefoxPage(this.#parts, context);
    const isLoaded = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`;
    await page.waitForFunction(isLoaded, { what: `${path} to load` });
    return page;
  }

  async openPopup(page: DrivenPage): Promise<DrivenPage> {
    await page.bringToFront();
    const context = await this.#within(this.#parts.window.openPopup(), 'the popup to open');
    const popup = new FirefoxPopup(this.#parts, context);
    await popup.waitForFunction(`document.readyState === 'complete'`, {
      what: 'the popup to load',
    });
    return popup;
  }

  async openPanel(page: DrivenPage): Promise<PanelPage> {
    if (!(page instanceof FirefoxPage)) {
      throw new DriveError('That page does not belong to this Firefox.');
    }
    const opened = this.#parts.window.openPanel(page.context);
    const context = await this.#within(opened, 'the panel to appear in the toolbox');
    const panel = new FirefoxPanel(this.#parts, context, page);
    await panel.waitForFunction(`document.readyState === 'complete'`, {
      what: 'the panel to load',
    });
    return panel;
  }

  async setSiteAccess(access: SiteAccess): Promise<void> {
    const patterns = typeof access === 'boolean' ? (access ? ['<all_urls>'] : []) : access;
    await this.#within(this.#parts.window.setSiteAccess(patterns), 'access to be changed');
  }

  async grantPermissions(names: readonly string[]): Promise<void> {
    await this.#within(this.#parts.window.grantPermissions(names), 'permissions to be granted');
  }

  async reloadExtension(): Promise<void> {
    await this.#within(this.#parts.window.reloadExtension(), 'the extension to be loaded anew');
  }

  async stopBackground(): Promise<void> {
    await this.#within(this.#parts.window.stopBackground(), 'the event page to stop');
  }

  async installAnother(extensionDir: string): Promise<void> {
    const extensionData = { type: 'path', path: resolve(extensionDir) };
    await this.#parts.bidi.send('webExtension.install', { extensionData });
  }

  async downloadInto(folder: string): Promise<void> {
    const downloadBehavior = { type: 'allowed', destinationFolder: folder };
    await this.#parts.bidi.send('browser.setDownloadBehavior', { downloadBehavior });
  }

  async close(): Promise<void> {
    const { bidi, life, started } = this.#parts;
    await life.end(() => bidi.send('browser.close'));
    bidi.close();
    await started.removeProfile();
  }
}
