import puppeteer, { type Browser } from 'puppeteer-core';
import { DEFAULT_SIZE, type LaunchOptions } from './driven.ts';
import { DriveError, errorText } from './failure.ts';

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

function argumentsFor(options: Omit<LaunchOptions, 'extensionDir'>): string[] {
  const { headless, pixelRatio, size = DEFAULT_SIZE } = options;
  const ratio = pixelRatio === undefined ? [] : [`--force-device-scale-factor=${pixelRatio}`];
  return [
    ...ARGUMENTS,
    `--window-size=${size.width},${size.height}`,
    ...(headless ? [screenArgument(pixelRatio)] : ratio),
    ...(options.anyCertificate ? ['--ignore-certificate-errors'] : []),
    // Chromium refuses to run as root inside its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Starts Chromium with a profile of its own, ready to be driven. */
export async function startChromium(
  options: Omit<LaunchOptions, 'extensionDir'>,
): Promise<Browser> {
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
