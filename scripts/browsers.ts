// Where the browsers are, and how they get there on a machine that has none.

import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './failure.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** What this module asks of the machine; tests hand in another one. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly isExecutable: (path: string) => boolean;
}

interface BrowserPlaces {
  readonly title: string;
  /** Environment variable that points at an executable. */
  readonly variable: string;
  /** Names looked for on the PATH, best first. */
  readonly commands: readonly string[];
  readonly macApps: readonly string[];
  /** Below Program Files or the local application folder. */
  readonly windowsPaths: readonly string[];
  readonly debianPackages: readonly string[];
  /** What to do where it cannot be installed from here. */
  readonly advice: Readonly<Record<'linux' | 'darwin' | 'win32', string>>;
}

// Without these, pictures show boxes in place of symbols.
const FONTS = ['fonts-dejavu-core', 'fonts-noto-color-emoji'];

const PLACES: Readonly<Record<BrowserName, BrowserPlaces>> = {
  chromium: {
    title: 'Chromium or Chrome',
    variable: 'BEARERSCOPE_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    macApps: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    windowsPaths: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'],
    debianPackages: ['chromium', ...FONTS],
    advice: {
      linux:
        'Debian: sudo apt-get install chromium; Ubuntu: the .deb from google.com/chrome; Fedora: sudo dnf install chromium',
      darwin: 'brew install --cask google-chrome, or google.com/chrome',
      win32: 'winget install Google.Chrome, or google.com/chrome',
    },
  },
  firefox: {
    title: 'Firefox',
    variable: 'BEARERSCOPE_FIREFOX',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'],
    macApps: [
      'Firefox.app/Contents/MacOS/firefox',
      'Firefox Developer Edition.app/Contents/MacOS/firefox',
    ],
    windowsPaths: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
    debianPackages: ['firefox-esr', ...FONTS],
    advice: {
      linux:
        'Debian: sudo apt-get install firefox-esr; Ubuntu: the .deb described at support.mozilla.org; Fedora: sudo dnf install firefox',
      darwin: 'brew install --cask firefox, or mozilla.org/firefox',
      win32: 'winget install Mozilla.Firefox, or mozilla.org/firefox',
    },
  },
};

/** No browser, and it says what to do about it. */
export class MissingBrowserError extends Failure {}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export const THIS_MACHINE: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  isExecutable: isExecutableFile,
};

function pathFolders({ env: { PATH = '' } }: Machine): readonly string[] {
  return PATH.split(delimiter).filter((folder) => folder !== '');
}

function usualPaths(places: BrowserPlaces, machine: Machine): readonly string[] {
  const { HOME, ProgramFiles, LOCALAPPDATA, ...env } = machine.env;
  if (machine.platform === 'darwin') {
    const folders = ['/Applications', ...(HOME ? [`${HOME}/Applications`] : [])];
    return places.macApps.flatMap((app) => folders.map((folder) => `${folder}/${app}`));
  }
  if (machine.platform === 'win32') {
    const folders = [ProgramFiles, env['ProgramFiles(x86)'], LOCALAPPDATA];
    return places.windowsPaths.flatMap((path) =>
      folders.flatMap((folder) => (folder ? [`${folder}\\${path}`] : [])),
    );
  }
  return [];
}

/**
 * The path of a browser that is there, or null. An environment variable that names one decides
 * alone: when it is wrong, that is an error and no other browser is taken in its place.
 */
export function findBrowser(name: BrowserName, machine: Machine = THIS_MACHINE): string | null {
  const places = PLACES[name];
  const named = machine.env[places.variable];
  if (named) {
    if (machine.isExecutable(named)) return named;
    throw new MissingBrowserError(
      `${places.variable} is ${named}, which is not a file that can be run.`,
    );
  }
  const suffix = machine.platform === 'win32' ? '.exe' : '';
  const folders = pathFolders(machine);
  const onPath = places.commands.flatMap((command) =>
    folders.map((folder) => join(folder, command + suffix)),
  );
  return [...onPath, ...usualPaths(places, machine)].find(machine.isExecutable) ?? null;
}

function missing(name: BrowserName, machine: Machine): MissingBrowserError {
  const { title, advice, variable } = PLACES[name];
  const platform =
    machine.platform === 'darwin' || machine.platform === 'win32' ? machine.platform : 'linux';
  return new MissingBrowserError(
    `${title} was not found. Install it (${advice[platform]}), or set ${variable} to the executable of one you have.`,
  );
}

function runApt(args: readonly string[], env: Machine['env']): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : output.trim()));
  });
}

function canInstall(machine: Machine): boolean {
  const hasApt = pathFolders(machine).some((folder) =>
    machine.isExecutable(join(folder, 'apt-get')),
  );
  return machine.platform === 'linux' && machine.isRoot && hasApt;
}

/**
 * The path of a browser, installed first if none is there and this process may do so.
 * Throws a MissingBrowserError that says what to do when it cannot. Not to be called for two
 * browsers at once: apt works for one at a time.
 */
export async function ensureBrowser(
  name: BrowserName,
  {
    report = console.error,
    machine = THIS_MACHINE,
  }: {
    readonly report?: (line: string) => void;
    readonly machine?: Machine;
  } = {},
): Promise<string> {
  const found = findBrowser(name, machine);
  if (found) return found;
  if (!canInstall(machine)) throw missing(name, machine);
  const packages = PLACES[name].debianPackages;
  report(`Installing ${packages.join(', ')} (apt-get), a minute or two …`);
  // An update that fails for one source can still have brought what is needed from another.
  await runApt(['update'], machine.env);
  const failure = await runApt(
    ['install', '-y', '--no-install-recommends', ...packages],
    machine.env,
  );
  const installed = findBrowser(name, machine);
  if (installed) return installed;
  if (failure) report(failure);
  throw missing(name, machine);
}
