import type { Frame, KeyInput, Page } from 'puppeteer-core';
import type { ColorScheme, Size } from './driven.ts';
import { DriveError, visitError } from './failure.ts';
import type { BrowserLife } from './life.ts';
import { BasePage } from './page.ts';

/** So long its error page is waited for, in milliseconds; it comes at once, if at all. */
const ERROR_PAGE_MS = 2_000;

/** A tab or popup of Chromium. */
export class ChromiumPage extends BasePage {
  readonly tab: Page;

  constructor(life: BrowserLife, tab: Page) {
    super(life);
    this.tab = tab;
  }

  /** The document that is driven; asked for anew each time, as frames are replaced. */
  protected frame(): Frame {
    return this.tab.mainFrame();
  }

  protected async run(expression: string): Promise<unknown> {
    return this.frame().evaluate(expression);
  }

  protected async navigate(url: string): Promise<void> {
    try {
      // No limit here: the caller has one, with a sentence of its own.
      await this.frame().goto(url, { waitUntil: 'load', timeout: 0 });
      // An error status with an empty body is no error to puppeteer, but Chromium shows its own page.
      const isErrorPage = await this.run(`location.protocol === 'chrome-error:'`);
      if (isErrorPage) throw new DriveError('HTTP_RESPONSE_CODE_FAILURE');
    } catch (error) {
      await this.settleOnErrorPage(error);
      throw visitError(url, error);
    }
  }

  /** Chromium shows its error page a moment after it told the error, which the next visit would take for its own. */
  private async settleOnErrorPage(error: unknown): Promise<void> {
    if (!/net::ERR_(?!ABORTED)/.test(String(error))) return;
    const isShown = `location.protocol === 'chrome-error:' && document.readyState === 'complete'`;
    await this.frame()
      .waitForFunction(isShown, { timeout: ERROR_PAGE_MS })
      .catch(() => undefined);
  }

  protected async startReload(): Promise<void> {
    await this.tab.reload({ waitUntil: 'load', timeout: 0 });
  }

  protected async clickOn(selector: string): Promise<void> {
    await this.frame().click(selector);
  }

  protected async pressKeys(modifiers: readonly string[], key: string): Promise<void> {
    // KeyInput is a union of some 250 names; puppeteer itself says which it does not know.
    const keys = [...modifiers, key] as KeyInput[];
    for (const name of keys) await this.tab.keyboard.down(name);
    for (const name of keys.reverse()) await this.tab.keyboard.up(name);
  }

  protected async typeText(text: string): Promise<void> {
    await this.tab.keyboard.type(text);
  }

  protected async capture(): Promise<Uint8Array> {
    return this.tab.screenshot();
  }

  async setColorScheme(scheme: ColorScheme): Promise<void> {
    await this.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }

  async resize(size: Size): Promise<void> {
    await this.tab.setViewport({ ...size, deviceScaleFactor: 0 });
  }

  async bringToFront(): Promise<void> {
    await this.tab.bringToFront();
  }

  async close(): Promise<void> {
    if (!this.tab.isClosed()) await this.tab.close();
  }
}

/** The toolbar popup: its size follows its content, and it has no other. */
export class ChromiumPopup extends ChromiumPage {
  override async resize(): Promise<void> {
    throw new DriveError('A popup takes its size from its content.');
  }

  protected override async capture(): Promise<Uint8Array> {
    await this.untilStill();
    return super.capture();
  }
}
