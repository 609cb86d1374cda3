// npm start: a browser with the extension in it, on the demonstration site or on a URL; without a
// window, a report of the tokens that a visit showed.

import { resolve } from 'node:path';
import './speak.ts';
import { startDemo } from '../demo/server.ts';
import { ensureBrowser } from './browsers.ts';
import { buildExtension } from './build.ts';
import type { DrivenBrowser } from './drive/driven.ts';
import { launch } from './drive/launch.ts';
import { Failure } from './failure.ts';
import { readHistories } from './start/feed.ts';
import { hasDisplay, readOptions, type StartOptions, USAGE } from './start/options.ts';
import { prepareOutputs, writeExport } from './start/outputs.ts';
import { takePictures } from './start/pictures.ts';
import { tokenTable } from './start/table.ts';
import { visit } from './start/visit.ts';

/** So short that the tour sees a token expire and be refreshed. */
const TOUR_TOKEN_SECONDS = 3;

const report = (line: string): void => console.error(line);

/** What is opened, and the lifetime of its access tokens where that is for us to say. */
interface Site {
  readonly url: string;
  readonly tourSeconds: number | null;
}

function wantsReport({ headless, json, screenshots }: StartOptions): boolean {
  return headless || json !== null || screenshots !== null;
}

/** The options as they work out on this machine. */
function settle(options: StartOptions): StartOptions {
  const { npm_lifecycle_event: script, INIT_CWD: origin } = process.env;
  // npm runs scripts in the project's folder; paths are meant from where it was called.
  const here = script === 'start' && origin ? origin : process.cwd();
  const headless = options.headless || !hasDisplay(process.platform, process.env);
  if (headless && !options.headless)
    report('There is no display here: going on as with --headless.');
  const path = (given: string | null) => (given === null ? null : resolve(here, given));
  return { ...options, headless, json: path(options.json), screenshots: path(options.screenshots) };
}

/** Visits, and tells what was seen in the ways that were asked for. */
async function reportVisit(browser: DrivenBrowser, site: Site, options: StartOptions) {
  const page = browser.firstPage;
  const extensionPage = await browser.openExtensionPage('inspector.html');
  await visit({ ...site, page, extensionPage, timeoutMs: options.timeoutMs }, report);
  const histories = await readHistories(extensionPage);
  const now = Date.now();
  await extensionPage.close();
  process.stdout.write(tokenTable(histories, now));
  if (options.json !== null) await writeExport(options.json, histories, now);
  if (options.screenshots !== null) {
    const hasTokens = histories.length > 0;
    const isDemo = options.url === null;
    await takePictures(browser, { page, hasTokens, isDemo, folder: options.screenshots });
  }
}

async function useBrowser(browser: DrivenBrowser, site: Site, options: StartOptions) {
  // Before the page, so that the panel shows how the first token arrives.
  if (!options.headless) await browser.openPanel(browser.firstPage);
  if (wantsReport(options)) await reportVisit(browser, site, options);
  else await browser.firstPage.goto(site.url, options.timeoutMs);
  if (options.headless) return;
  report(`${site.url} is open. Close the browser or press Ctrl-C to end.`);
  const { crashed, sentence } = await browser.closed;
  if (crashed) throw new Failure(sentence);
}

function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    // Ctrl-C may have come while the browser was being launched.
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function start(options: StartOptions, interrupted: AbortSignal): Promise<void> {
  await prepareOutputs(options);
  const executablePath = await ensureBrowser(options.browser, { report });
  report(`Building the extension for ${options.browser} …`);
  const extensionDir = await buildExtension(options.browser);
  interrupted.throwIfAborted();
  const tourSeconds = options.url === null && wantsReport(options) ? TOUR_TOKEN_SECONDS : null;
  const demo =
    options.url === null
      ? await startDemo({ accessTokenSeconds: tourSeconds ?? undefined, say: report })
      : null;
  try {
    const browser = await launch(options.browser, {
      extensionDir,
      executablePath,
      headless: options.headless,
      ...(options.screenshots !== null && options.headless ? { pixelRatio: 2 } : {}),
    });
    const site = { url: options.url ?? demo?.shopUrl ?? 'about:blank', tourSeconds };
    try {
      await Promise.race([useBrowser(browser, site, options), interruption(interrupted)]);
    } finally {
      await browser.close();
    }
  } finally {
    await demo?.close();
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const read = readOptions(argv);
  if (!read.ok) {
    if (read.code === 'help') process.stdout.write(USAGE);
    else report(read.sentence);
    return read.code === 'help' ? 0 : 2;
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort());
  }
  try {
    await start(settle(read.options), interrupted.signal);
    return 0;
  } catch (error) {
    if (interrupted.signal.aborted) return 130;
    report(error instanceof Failure ? error.message : String((error as Error).stack ?? error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
