// Firefox's own window, scripted from the inside: what WebDriver has no command for. The sources are
// strings because they run among globals that no type declaration here knows.

import { type BidiConnection, isResult, textOf } from './bidi.ts';
import { DriveError } from './failure.ts';

const IMPORTS = `
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs');
  const { PrivateBrowsingUtils } = ChromeUtils.importESModule(
    'resource://gre/modules/PrivateBrowsingUtils.sys.mjs');
  const { require } = ChromeUtils.importESModule(
    'resource://devtools/shared/loader/Loader.sys.mjs');
  const policy = WebExtensionPolicy.getByID(ID);
  const until = async (ask) => {
    for (let answer; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      if ((answer = ask())) return answer;
    }
  };
  const tabOf = (context) => {
    const browser = NavigableManager.getBrowserById(context);
    return browser.ownerDocument.defaultView.gBrowser.getTabForBrowser(browser);
  };
  const isPrivate = (window) => PrivateBrowsingUtils.isWindowPrivate(window);
  const privateWindows = () => [...Services.wm.getEnumerator('navigator:browser')].filter(isPrivate);
  // WebDriver lists the browsers of tabs only. One inside a popup or the toolbox gets an id, and is
  // found by it, through this: after that every command works there as in a tab.
  const adopt = (browser) => {
    if (!window.adoptedBrowsers) {
      const adopted = (window.adoptedBrowsers = new Set());
      const byId = NavigableManager.getBrowserById;
      NavigableManager.getBrowserById = function (id) {
        for (const browser of adopted) {
          if (!browser.isConnected) adopted.delete(browser);
          else if (this.getIdForBrowser(browser) === id) return browser;
        }
        return byId.call(this, id);
      };
    }
    browser.permanentKey ??= {};
    window.adoptedBrowsers.add(browser);
    return NavigableManager.getIdForBrowser(browser);
  };
`;

const OPEN_TAB = `
  const tab = gBrowser.addTrustedTab(ARGUMENT);
  gBrowser.selectedTab = tab;
  return NavigableManager.getIdForBrowser(tab.linkedBrowser);
`;

// A private window begins with a tab of Firefox's own; it stays, so that the session does.
const OPEN_PRIVATE_TAB = `
  const [other] = privateWindows();
  const owner = other ?? OpenBrowserWindow({ private: true });
  await until(() => owner.gBrowserInit?.delayedStartupFinished);
  const tab = owner.gBrowser.addTrustedTab(ARGUMENT);
  owner.gBrowser.selectedTab = tab;
  return NavigableManager.getIdForBrowser(tab.linkedBrowser);
`;

const CLOSE_PRIVATE_WINDOWS = `
  for (const owner of privateWindows()) owner.close();
  await until(() => privateWindows().length === 0);
`;

const RELOAD_EXTENSION = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(ID)).reload();
  // A reloaded one listens once its background has run; then it can be woken as ever.
  await WebExtensionPolicy.getByID(ID).extension.promiseBackgroundStarted();
`;

const OPEN_POPUP = `
  const action = ExtensionParent.apiManager.global.browserActionFor(policy.extension);
  await action.openPopup(window, false);
  // The page begins to load in a browser aside and moves to one in the panel when that opens.
  return adopt(await until(() =>
    [...document.querySelectorAll('browser.webextension-popup-browser')].find((browser) =>
      browser.closest('panel')?.state === 'open' &&
      browser.currentURI?.spec.startsWith(policy.getURL('')))));
`;

const OPEN_PANEL = `
  const { gDevTools } = require('devtools/client/framework/devtools');
  const toolbox = await gDevTools.showToolboxForTab(tabOf(ARGUMENT), { hostType: 'bottom' });
  const isOurs = (id) => id.startsWith('webext-devtools-panel-' + ID.replace(/[^\\w-]/g, '_'));
  const id = await until(() => [...toolbox.additionalToolDefinitions.keys()].find(isOurs));
  await toolbox.selectTool(id);
  const frame = toolbox.doc.getElementById('toolbox-panel-iframe-' + id);
  const panel = await until(() => {
    const browser = frame.contentDocument?.querySelector('browser');
    return browser?.currentURI?.spec.startsWith(policy.getURL('')) && browser;
  });
  // As a click on its tab does: without it keys arrive in the panel, but no field knows of them.
  panel.focus();
  return adopt(panel);
`;

const CLOSE_PANEL = `
  const { gDevTools } = require('devtools/client/framework/devtools');
  await gDevTools.closeToolboxForTab(tabOf(ARGUMENT));
`;

// The window grows by as much as the panel lacks; a strip of the inspected page stays above it.
const SIZE_PANEL = `
  const { size, panel } = ARGUMENT;
  const frame = document.querySelector('.devtools-toolbox-bottom-iframe');
  const toolStrip = frame.clientHeight - NavigableManager.getBrowserById(panel).clientHeight;
  const bars = window.innerHeight - gBrowser.selectedBrowser.clientHeight - frame.clientHeight;
  const height = size.height + toolStrip;
  window.resizeBy(size.width - window.innerWidth, height + bars + 180 - window.innerHeight);
  frame.style.height = height + 'px';
`;

const DRAW_TOOLBOX = `
  const box = document.querySelector('.devtools-toolbox-bottom-iframe').getBoundingClientRect();
  const { currentWindowGlobal } = window.browsingContext;
  const picture = await currentWindowGlobal.drawSnapshot(box, window.devicePixelRatio, 'white');
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return png.toBase64();
`;

const SET_ACCESS = `
  const change = (how, origins) =>
    ExtensionPermissions[how](ID, { origins, permissions: [] }, policy.extension);
  const { origins } = await ExtensionPermissions.get(ID);
  const unwanted = origins.filter((pattern) => !ARGUMENT.includes(pattern));
  if (unwanted.length > 0) await change('remove', unwanted);
  await change('add', ARGUMENT);
`;

const GRANT_PERMISSIONS = `
  await ExtensionPermissions.add(ID, { origins: [], permissions: ARGUMENT }, policy.extension);
`;

const SET_SCHEME = `
  const dark = ARGUMENT === 'dark';
  Services.prefs.setIntPref('ui.systemUsesDarkTheme', dark ? 1 : 0);
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
  Services.prefs.setStringPref('devtools.theme', ARGUMENT);
`;

const STOP_BACKGROUND = `
  await policy.extension.terminateBackground({
    ignoreDevToolsAttached: true, disableResetIdleForTest: true });
`;

const HOST_NAME = 'return policy.mozExtensionHostname;';

/** A window of Firefox; each method takes BiDi context ids of the pages in it. */
export class FirefoxWindow {
  readonly #bidi: BidiConnection;
  readonly #context: string;
  readonly #extensionId: string;

  private constructor(bidi: BidiConnection, context: string, extensionId: string) {
    this.#bidi = bidi;
    this.#context = context;
    this.#extensionId = extensionId;
  }

  static async first(bidi: BidiConnection, extensionId: string): Promise<FirefoxWindow> {
    const { contexts } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const first: unknown = Array.isArray(contexts) ? contexts[0] : undefined;
    if (!isResult(first)) throw new DriveError('Firefox opened no window.');
    return new FirefoxWindow(bidi, textOf(first, 'context'), extensionId);
  }

  #run(body: string, argument: unknown = null): Promise<unknown> {
    const given = `const ID = ${JSON.stringify(this.#extensionId)}, ARGUMENT = ${JSON.stringify(argument)};`;
    return this.#bidi.evaluate(this.#context, `(async () => {${given}${IMPORTS}${body}})()`);
  }

  async #text(body: string, argument?: unknown): Promise<string> {
    const text = await this.#run(body, argument);
    if (typeof text !== 'string') throw new DriveError('Firefox opened no such page.');
    return text;
  }

  extensionHost(): Promise<string> {
    return this.#text(HOST_NAME);
  }

  /** Any address, moz-extension: included, in a new tab in front. */
  openTab(url: string): Promise<string> {
    return this.#text(OPEN_TAB, url);
  }

  /** The same in a private window, which is opened where there is none. */
  openPrivateTab(url: string): Promise<string> {
    return this.#text(OPEN_PRIVATE_TAB, url);
  }

  async closePrivateWindows(): Promise<void> {
    await this.#run(CLOSE_PRIVATE_WINDOWS);
  }

  openPopup(): Promise<string> {
    return this.#text(OPEN_POPUP);
  }

  openPanel(inspected: string): Promise<string> {
    return this.#text(OPEN_PANEL, inspected);
  }

  async closePanel(inspected: string): Promise<void> {
    await this.#run(CLOSE_PANEL, inspected);
  }

  async resizePanel(panel: string, size: { width: number; height: number }): Promise<void> {
    await this.#run(SIZE_PANEL, { panel, size });
  }

  async drawToolbox(): Promise<Uint8Array> {
    return Buffer.from(await this.#text(DRAW_TOOLBOX), 'base64');
  }

  /** @param patterns match patterns of all sites that it may see. */
  async setSiteAccess(patterns: readonly string[]): Promise<void> {
    await this.#run(SET_ACCESS, patterns);
  }

  async grantPermissions(names: readonly string[]): Promise<void> {
    await this.#run(GRANT_PERMISSIONS, names);
  }

  async reloadExtension(): Promise<void> {
    await this.#run(RELOAD_EXTENSION);
  }

  async setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.#run(SET_SCHEME, scheme);
  }

  async stopBackground(): Promise<void> {
    await this.#run(STOP_BACKGROUND);
  }
}
