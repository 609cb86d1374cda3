import type { ColorScheme, DrivenPage, Json, Script, Size } from './driven.ts';
import { DriveError } from './failure.ts';
import type { BrowserLife } from './life.ts';
import { DEFAULT_TIMEOUT_MS, until, untilSame, within } from './wait.ts';

/** A navigation may be slower than anything that happens on a page. */
const NAVIGATION_TIMEOUT_MS = 30_000;

function expressionOf(
  script: string | ((...args: never) => unknown),
  args: readonly Json[],
): string {
  if (typeof script === 'string') return script;
  return `(${script.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
}

function boxOf(selector: string): Json {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box ? [box.x, box.y, box.width, box.height] : null;
}

function isShown(selector: string): boolean {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box !== undefined && box.width > 0 && box.height > 0;
}

function focusOn(selector: string): void {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

/** What is the same in every browser; how to do it is left to each. */
export abstract class BasePage implements DrivenPage {
  protected readonly life: BrowserLife;

  constructor(life: BrowserLife) {
    this.life = life;
  }

  /** The value of an expression, which may be a promise, as JSON brings it over. */
  protected abstract run(expression: string): Promise<unknown>;
  /** Throws a VisitError when the page cannot be had. */
  protected abstract navigate(url: string): Promise<void>;
  protected abstract startReload(): Promise<void>;
  protected abstract clickOn(selector: string): Promise<void>;
  protected abstract pressKeys(modifiers: readonly string[], key: string): Promise<void>;
  protected abstract typeText(text: string): Promise<void>;
  protected abstract capture(): Promise<Uint8Array>;
  abstract setColorScheme(scheme: ColorScheme): Promise<void>;
  abstract resize(size: Size): Promise<void>;
  abstract bringToFront(): Promise<void>;
  abstract close(): Promise<void>;

  #within<T>(work: Promise<T>, what: string, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<T> {
    return within(this.life.guard(work), what, timeoutMs);
  }

  url(): Promise<string> {
    return this.evaluate<string>('location.href');
  }

  goto(url: string, timeoutMs = NAVIGATION_TIMEOUT_MS): Promise<void> {
    return this.#within(this.navigate(url), `${url} to load`, timeoutMs);
  }

  reload(timeoutMs = NAVIGATION_TIMEOUT_MS): Promise<void> {
    return this.#within(this.startReload(), 'the page to load again', timeoutMs);
  }

  async evaluate<R, A extends readonly Json[] = []>(script: Script<A, R>, ...args: A): Promise<R> {
    const work = this.run(expressionOf(script, args));
    return (await this.#within(work, 'the page to evaluate a script', NAVIGATION_TIMEOUT_MS)) as R;
  }

  async waitForFunction<R, A extends readonly Json[] = []>(
    script: Script<A, R>,
    options: { readonly args?: A; readonly timeoutMs?: number; readonly what?: string } = {},
  ): Promise<void> {
    const expression = expressionOf(script, options.args ?? []);
    const what = options.what ?? `“${expression.replace(/\s+/g, ' ').slice(0, 200)}” to be true`;
    await until(() => this.life.guard(this.run(expression)), what, options.timeoutMs);
  }

  waitFor(selector: string, timeoutMs?: number): Promise<void> {
    return this.waitForFunction(isShown, {
      args: [selector],
      what: `“${selector}” to be shown`,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  }

  async click(selector: string): Promise<void> {
    await this.waitFor(selector);
    // What still moves would be missed.
    const box = () => this.evaluate(boxOf, selector);
    await untilSame(box, `“${selector}” to stay in its place`, { times: 2 });
    await this.#within(this.clickOn(selector), `a click on “${selector}”`);
  }

  async press(key: string): Promise<void> {
    // A lone plus is a key, not a separator.
    const parts = key.split(/(?<=.)\+/);
    const last = parts.pop();
    if (!last) throw new DriveError(`“${key}” is not a key.`);
    await this.#within(this.pressKeys(parts, last), `the key ${key}`);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.waitFor(selector);
    await this.evaluate(focusOn, selector);
    await this.#within(this.typeText(text), `text to be typed into “${selector}”`);
  }

  /** Until the page has kept its size for a moment, as a popup does once its content is there. */
  protected untilStill(): Promise<void> {
    const size = '[innerWidth, innerHeight, document.body.scrollHeight]';
    return untilSame(() => this.life.guard(this.run(size)), 'the page to keep its size');
  }

  screenshot(): Promise<Uint8Array> {
    return this.#within(this.capture(), 'a screenshot');
  }
}
