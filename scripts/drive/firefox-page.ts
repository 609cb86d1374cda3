import { type BidiConnection, isResult, textOf } from './bidi.ts';
import type { ColorScheme, PanelPage, Size } from './driven.ts';
import { DriveError, visitError } from './failure.ts';
import type { FirefoxWindow } from './firefox-window.ts';
import type { BrowserLife } from './life.ts';
import { BasePage } from './page.ts';

// WebDriver §17.4.2 names keys by private-use code points.
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F1: '\uE031',
  F2: '\uE032',
  F12: '\uE03C',
  Meta: '\uE03D',
};

function keyValue(name: string): string {
  const value = KEYS[name] ?? name;
  if ([...value].length !== 1) throw new DriveError(`“${name}” is not a key that is known here.`);
  return value;
}

/** What a page needs to act on its browser. */
export interface FirefoxParts {
  readonly life: BrowserLife;
  readonly bidi: BidiConnection;
  readonly window: FirefoxWindow;
}

/** A tab of Firefox. */
export class FirefoxPage extends BasePage {
  readonly context: string;
  protected readonly bidi: BidiConnection;
  protected readonly window: FirefoxWindow;

  constructor({ life, bidi, window }: FirefoxParts, context: string) {
    super(life);
    this.bidi = bidi;
    this.window = window;
    this.context = context;
  }

  protected run(expression: string): Promise<unknown> {
    return this.bidi.evaluate(this.context, expression);
  }

  protected async navigate(url: string): Promise<void> {
    try {
      const { context } = this;
      await this.bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    } catch (error) {
      throw visitError(url, error);
    }
  }

  protected async startReload(): Promise<void> {
    await this.bidi.send('browsingContext.reload', { context: this.context, wait: 'complete' });
  }

  async #perform(source: Readonly<Record<string, unknown>>): Promise<void> {
    await this.bidi.send('input.performActions', { context: this.context, actions: [source] });
  }

  protected async clickOn(selector: string): Promise<void> {
    const { context } = this;
    const locator = { type: 'css', value: selector };
    const found = await this.bidi.send('browsingContext.locateNodes', {
      context,
      locator,
      maxNodeCount: 1,
    });
    const node: unknown = Array.isArray(found['nodes']) ? found['nodes'][0] : undefined;
    if (!isResult(node)) throw new DriveError(`There is no “${selector}” to click.`);
    const element = { sharedId: textOf(node, 'sharedId') };
    await this.evaluate(
      (css) => document.querySelector(css)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
      selector,
    );
    await this.#perform({
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    });
  }

  protected async pressKeys(modifiers: readonly string[], key: string): Promise<void> {
    const values = [...modifiers, key].map(keyValue);
    await this.#perform({
      type: 'key',
      id: 'keyboard',
      actions: [
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
      ],
    });
  }

  protected async typeText(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  protected async capture(): Promise<Uint8Array> {
    const { context } = this;
    const picture = await this.bidi.send('browsingContext.captureScreenshot', { context });
    return Buffer.from(textOf(picture, 'data'), 'base64');
  }

  async setColorScheme(scheme: ColorScheme): Promise<void> {
    await this.window.setColorScheme(scheme);
    await this.waitForFunction(`matchMedia('(prefers-color-scheme: ${scheme})').matches`);
  }

  async resize(size: Size): Promise<void> {
    const { context } = this;
    await this.bidi.send('browsingContext.setViewport', { context, viewport: { ...size } });
  }

  async bringToFront(): Promise<void> {
    await this.bidi.send('browsingContext.activate', { context: this.context });
  }

  async close(): Promise<void> {
    await this.bidi.send('browsingContext.close', { context: this.context });
  }
}

/** The toolbar popup. */
export class FirefoxPopup extends FirefoxPage {
  override async resize(): Promise<void> {
    throw new DriveError('A popup takes its size from its content.');
  }

  protected override async capture(): Promise<Uint8Array> {
    await this.untilStill();
    return super.capture();
  }

  override async bringToFront(): Promise<void> {}

  override async close(): Promise<void> {
    // The page may be gone before it can answer.
    await this.evaluate('setTimeout(() => close())');
  }
}

/** The panel inside the toolbox of a tab. */
export class FirefoxPanel extends FirefoxPage implements PanelPage {
  readonly #inspected: FirefoxPage;

  constructor(parts: FirefoxParts, context: string, inspected: FirefoxPage) {
    super(parts, context);
    this.#inspected = inspected;
  }

  override async resize(size: Size): Promise<void> {
    await this.window.resizePanel(this.context, size);
    await this.waitForFunction(
      `Math.abs(innerWidth - ${size.width}) < 3 && Math.abs(innerHeight - ${size.height}) < 3`,
      { what: `the panel to be ${size.width} by ${size.height}` },
    );
  }

  screenshotDevTools(): Promise<Uint8Array> {
    return this.life.guard(this.window.drawToolbox());
  }

  override bringToFront(): Promise<void> {
    return this.#inspected.bringToFront();
  }

  override close(): Promise<void> {
    return this.window.closePanel(this.#inspected.context);
  }
}
