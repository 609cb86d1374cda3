import type { BrowserName } from '../browsers.ts';
import { launchChromium } from './chromium.ts';
import type { DrivenBrowser, LaunchOptions } from './driven.ts';
import { launchFirefox } from './firefox.ts';

const LAUNCHERS: Readonly<Record<BrowserName, (options: LaunchOptions) => Promise<DrivenBrowser>>> =
  { chromium: launchChromium, firefox: launchFirefox };

/** Starts a browser by its name. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<DrivenBrowser> {
  return LAUNCHERS[name](options);
}
