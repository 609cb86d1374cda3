import { parseArgs } from 'node:util';
import { BROWSERS, type BrowserName } from '../browsers.ts';

export interface StartOptions {
  /** Null: the demonstration site. */
  readonly url: string | null;
  readonly browser: BrowserName;
  readonly headless: boolean;
  /** File for the export document. */
  readonly json: string | null;
  /** Folder for the pictures. */
  readonly screenshots: string | null;
  readonly timeoutMs: number;
}

export type ReadOptions =
  | { readonly ok: true; readonly options: StartOptions }
  | { readonly ok: false; readonly code: 'help' }
  | { readonly ok: false; readonly code: 'wrong-usage'; readonly sentence: string };

export const USAGE = `Usage: npm start -- [URL] [options]

Opens a browser with Bearerscope in it, DevTools open on its panel: on URL, or on the
demonstration site when none is given.

Options:
  --browser chromium|firefox  which browser (chromium)
  --headless                  without a window: visits, waits until traffic is quiet,
                              prints the tokens that were seen, and ends
  --json FILE                 writes the tokens as an export document
  --screenshots DIR           writes pictures of panel and popup, light and dark
  --timeout SECONDS           how long a visit may take (60)
  --help                      prints this

Environment: BEARERSCOPE_CHROMIUM and BEARERSCOPE_FIREFOX name the executable to use.
`;

const LONGEST_TIMEOUT_SECONDS = 3600;

class WrongUsage extends Error {}

function readBrowser(value: string): BrowserName {
  const browser = BROWSERS.find((name) => name === value);
  if (!browser) throw new WrongUsage(`--browser takes chromium or firefox, not “${value}”.`);
  return browser;
}

function readTimeout(value: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (seconds > 0 && seconds <= LONGEST_TIMEOUT_SECONDS) return seconds * 1000;
  throw new WrongUsage(
    `--timeout takes a number of seconds up to ${LONGEST_TIMEOUT_SECONDS}, not “${value}”.`,
  );
}

function readUrl(positionals: readonly string[]): string | null {
  const [url, another] = positionals;
  if (another !== undefined) {
    throw new WrongUsage(`Only one URL can be opened, and “${another}” is a second one.`);
  }
  if (url === undefined) return null;
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  throw new WrongUsage(`“${url}” is not a web address: it has to begin with http:// or https://.`);
}

function readPath(name: string, value: string | undefined): string | null {
  if (value === '') throw new WrongUsage(`${name} needs a path.`);
  return value ?? null;
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      browser: { type: 'string', default: 'chromium' },
      headless: { type: 'boolean', default: false },
      json: { type: 'string' },
      screenshots: { type: 'string' },
      timeout: { type: 'string', default: '60' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

/** Reads the arguments of `npm start --`. */
export function readOptions(argv: readonly string[]): ReadOptions {
  try {
    const { values, positionals } = parse(argv);
    if (values.help) return { ok: false, code: 'help' };
    const options: StartOptions = {
      url: readUrl(positionals),
      browser: readBrowser(values.browser),
      headless: values.headless,
      json: readPath('--json', values.json),
      screenshots: readPath('--screenshots', values.screenshots),
      timeoutMs: readTimeout(values.timeout),
    };
    return { ok: true, options };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    // parseArgs explains further what to do about it; the first sentence is what is wrong.
    const first = text.split(/(?<=\.)\s|\n/)[0] ?? text;
    const sentence = `${first}${first.endsWith('.') ? '' : '.'} See npm start -- --help.`;
    return { ok: false, code: 'wrong-usage', sentence };
  }
}

/** Whether a browser could open a window here. */
export function hasDisplay(
  platform: NodeJS.Platform,
  { DISPLAY, WAYLAND_DISPLAY }: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
