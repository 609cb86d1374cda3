import type { Frame, Page } from 'puppeteer-core';
import { ChromiumPage } from './chromium-page.ts';
import type { ColorScheme, PanelPage, Size } from './driven.ts';
import { DriveError } from './failure.ts';
import type { BrowserLife } from './life.ts';
import { until, untilSame } from './wait.ts';

// DevTools is a page too. Its own modules are loaded already; importing them again gives the same
// instances, on which the buttons of DevTools act as well.
const LEGACY = 'devtools://devtools/bundled/ui/legacy/legacy.js';
const COMMON = 'devtools://devtools/bundled/core/common/common.js';

/** Where DevTools is in its own window, under the page that it inspects. */
const DEVTOOLS_BOX = `import('${LEGACY}').then(({ InspectorView }) => {
  const { x, y, width, height } =
    InspectorView.InspectorView.instance().element.getBoundingClientRect();
  return { x, y, width, height };
})`;

// What stays visible of the page above DevTools; Chromium leaves it at least so much.
const INSPECTED_PAGE_HEIGHT = 180;

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Gives whether the panel of the extension is there and has been put in front. */
const showPanel = (extensionOrigin: string): string => `import('${LEGACY}').then(async (ui) => {
  ui.DockController.DockController.instance().setDockSide('bottom');
  const { tabbedPane } = ui.InspectorView.InspectorView.instance();
  const id = tabbedPane.tabIds().find((id) => id.startsWith('${extensionOrigin}'));
  if (id) await ui.ViewManager.ViewManager.instance().showView(id);
  return id !== undefined;
})`;

/** Opens the DevTools of a tab with the extension's panel in front. */
export async function openChromiumPanel(
  life: BrowserLife,
  inspected: Page,
  extensionOrigin: string,
): Promise<ChromiumPanel> {
  const devtools = await life.guard(inspected.openDevTools());
  const panel = new ChromiumPanel(life, inspected, devtools, extensionOrigin);
  await panel.showInFront();
  return panel;
}

/** The panel: a frame inside the page that is DevTools. */
export class ChromiumPanel extends ChromiumPage implements PanelPage {
  readonly #inspected: Page;
  readonly #extensionOrigin: string;

  constructor(life: BrowserLife, inspected: Page, devtools: Page, extensionOrigin: string) {
    super(life, devtools);
    this.#inspected = inspected;
    this.#extensionOrigin = extensionOrigin;
  }

  protected override frame(): Frame {
    // The extension's devtools page is a frame in here as well, but one that shows nothing.
    const frames = this.tab.frames();
    const panel = frames.find((frame) => frame.url().startsWith(`${this.#extensionOrigin}/panel`));
    if (!panel) throw new DriveError('The panel is not open in DevTools.');
    return panel;
  }

  async showInFront(): Promise<void> {
    const { tab, life } = this;
    // Its modules must not be asked for anything before it has built its own window with them.
    await until(() => life.guard(tab.$('.main-tabbed-pane')), 'DevTools to start');
    const show = showPanel(this.#extensionOrigin);
    await until(() => life.guard(tab.evaluate(show)), 'the panel to appear in DevTools');
    await this.waitForFunction(`document.readyState === 'complete'`, { what: 'the panel to load' });
    await this.#untilInPlace();
  }

  /** The id of the tool of DevTools that is in front: `sources`, or the panel's own. */
  async toolInFront(): Promise<string> {
    const id = `import('${LEGACY}').then(({ InspectorView }) =>
      InspectorView.InspectorView.instance().tabbedPane.selectedTabId)`;
    return String(await this.life.guard(this.tab.evaluate(id)));
  }

  /** Docking and resizing take DevTools a moment, in which a click would miss the panel. */
  #untilInPlace(): Promise<void> {
    const box = async () => (await this.frame().frameElement())?.boundingBox();
    return untilSame(() => this.life.guard(box()), 'DevTools to keep its layout');
  }

  /** Both what the system prefers and the theme that DevTools is set to. */
  override async setColorScheme(scheme: ColorScheme): Promise<void> {
    await super.setColorScheme(scheme);
    const theme = scheme === 'dark' ? 'dark' : 'default';
    await this.tab.evaluate(`import('${COMMON}').then(({ Settings }) =>
      Settings.Settings.instance().moduleSetting('ui-theme').set('${theme}'))`);
  }

  /** All of DevTools starts anew: to a panel that loads later it tells the theme it started with. */
  protected override async startReload(): Promise<void> {
    await this.tab.reload();
    await this.showInFront();
  }

  /** Makes the panel itself that large, by the window around it and the height of DevTools in it. */
  override async resize(size: Size): Promise<void> {
    const browser = this.tab.browser();
    const windowId = await this.#inspected.windowId();
    const outer = (await browser.getWindowBounds(windowId)).height ?? 0;
    const inner = Number(await this.tab.evaluate('innerHeight'));
    const panelHeight = Number(await this.run('innerHeight'));
    const tabStrip = (await this.#devtoolsBox()).height - panelHeight;
    const height = Math.ceil(size.height + tabStrip);
    await browser.setWindowBounds(windowId, {
      width: size.width,
      height: height + outer - inner + INSPECTED_PAGE_HEIGHT,
    });
    await this.tab.evaluate(`import('${LEGACY}').then(({ InspectorView }) =>
      InspectorView.InspectorView.instance().ownerSplit().setSidebarSize(${height}))`);
    await this.waitForFunction(
      `Math.abs(innerWidth - ${size.width}) < 3 && Math.abs(innerHeight - ${size.height}) < 3`,
      { what: `the panel to be ${size.width} by ${size.height}` },
    );
    await this.#untilInPlace();
  }

  async #devtoolsBox(): Promise<Box> {
    return (await this.tab.evaluate(DEVTOOLS_BOX)) as Box;
  }

  protected override async capture(): Promise<Uint8Array> {
    const element = await this.frame().frameElement();
    const box = await element?.boundingBox();
    if (!box) throw new DriveError('The panel is not visible in DevTools.');
    return this.tab.screenshot({ clip: box, captureBeyondViewport: false });
  }

  async screenshotDevTools(): Promise<Uint8Array> {
    const clip = await this.#devtoolsBox();
    // Looking beyond the viewport would resize DevTools for the picture; frames in it then stay blank.
    return this.life.guard(this.tab.screenshot({ clip, captureBeyondViewport: false }));
  }

  /** Focus goes to the inspected page's window, of which DevTools is a part. */
  override async bringToFront(): Promise<void> {
    await this.#inspected.bringToFront();
  }
}
