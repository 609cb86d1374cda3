import type { ColorScheme, DrivenBrowser, DrivenPage, PanelPage, Size } from '../drive/driven.ts';
import { writePicture } from './outputs.ts';

const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];
const PANEL_SIZE: Size = { width: 1280, height: 640 };
const FIRST_TOKEN = '[role="grid"][aria-label="Tokens"] [role="row"][aria-selected]';
/** Tabs of the selected token that have a picture of their own, by the end of their element's id. */
const TABS = ['structure', 'findings', 'history'] as const;

async function showPanel(panel: PanelPage, scheme: ColorScheme, hasTokens: boolean): Promise<void> {
  await panel.setColorScheme(scheme);
  // As someone sees it who opens it with that theme.
  await panel.reload();
  if (!hasTokens) return;
  await panel.click(FIRST_TOKEN);
  // It is loaded on demand, and may remember the tab of the pictures before.
  await panel.click('[role="tab"][id$="-claims"]');
  await panel.waitFor('[role="tabpanel"][aria-labelledby$="-claims"] > *');
}

/** One picture of each tab that is not in front at first; the last leaves the first one there again. */
async function pictureTabs(panel: PanelPage, folder: string): Promise<void> {
  for (const tab of TABS) {
    await panel.click(`[role="tab"][id$="-${tab}"]`);
    await panel.waitFor(`[role="tab"][id$="-${tab}"][aria-selected="true"]`);
    await writePicture(folder, `panel-${tab}`, await panel.screenshotDevTools());
  }
  await panel.click('[role="tab"][id$="-claims"]');
}

const SIGNATURE = '[data-spot="verdict signature"]';

/**
 * A picture of the verdicts once the provider's keys verified the token. It asks the provider for them as the
 * button says, so it is for the demonstration alone: on other pages that is for a person to decide.
 */
async function pictureVerdicts(panel: PanelPage, folder: string): Promise<void> {
  await panel.click('[role="tab"][id$="-verification"]');
  await panel.click(`${SIGNATURE} > div > button:first-child`);
  // The provider is on this machine, which is to be confirmed.
  await panel.click(`${SIGNATURE} [role="group"] button:first-child`);
  await panel.waitFor(`${SIGNATURE}[data-mark="verified"]`);
  // What was asked is told until it is put away; the verdict is above it.
  await panel.click(`${SIGNATURE} [role="group"] > button`);
  await panel.evaluate((selector) => {
    document.querySelector(selector)?.closest('[role="tabpanel"]')?.scrollTo(0, 0);
    return null;
  }, SIGNATURE);
  await writePicture(folder, 'panel-verified', await panel.screenshotDevTools());
  await panel.click('[role="tab"][id$="-claims"]');
}

/** A picture of the filter with what completes it. */
async function pictureFilter(panel: PanelPage, folder: string): Promise<void> {
  await panel.click('[role="combobox"]');
  await panel.type('[role="combobox"]', 'kind:');
  await panel.waitFor('[role="listbox"] [role="option"]');
  await writePicture(folder, 'panel-filter', await panel.screenshotDevTools());
}

interface Visited {
  readonly page: DrivenPage;
  readonly hasTokens: boolean;
  /** Whether the page is the demonstration's own. */
  readonly isDemo: boolean;
  /** Where the pictures go. */
  readonly folder: string;
}

/** Writes pictures of the real panel and the real popup of a page, in light and in dark. */
export async function takePictures(
  browser: DrivenBrowser,
  { page, hasTokens, isDemo, folder }: Visited,
): Promise<void> {
  await page.bringToFront();
  const panel = await browser.openPanel(page);
  await panel.resize(PANEL_SIZE);
  for (const scheme of SCHEMES) {
    await showPanel(panel, scheme, hasTokens);
    await writePicture(folder, `panel-${scheme}`, await panel.screenshotDevTools());
    if (scheme === 'light' && hasTokens) await pictureTabs(panel, folder);
    if (scheme === 'light' && hasTokens && isDemo) await pictureVerdicts(panel, folder);
  }
  if (hasTokens) await pictureFilter(panel, folder);
  for (const scheme of SCHEMES) {
    const popup = await browser.openPopup(page);
    await popup.setColorScheme(scheme);
    await writePicture(folder, `popup-${scheme}`, await popup.screenshot());
    await popup.close();
  }
}
