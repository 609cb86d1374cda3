import type { ColorScheme, DrivenBrowser, DrivenPage, PanelPage, Size } from '../drive/driven.ts';
import { writePicture } from './outputs.ts';

const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];
const PANEL_SIZE: Size = { width: 1180, height: 480 };
const FIRST_TOKEN = '[role="grid"] [role="row"][aria-selected]';

async function showPanel(panel: PanelPage, scheme: ColorScheme, hasTokens: boolean): Promise<void> {
  await panel.setColorScheme(scheme);
  // As someone sees it who opens it with that theme.
  await panel.reload();
  if (hasTokens) await panel.click(FIRST_TOKEN);
}

/** Writes pictures of the real panel and the real popup of a page, in light and in dark. */
export async function takePictures(
  browser: DrivenBrowser,
  { page, hasTokens, folder }: { page: DrivenPage; hasTokens: boolean; folder: string },
): Promise<void> {
  await page.bringToFront();
  const panel = await browser.openPanel(page);
  await panel.resize(PANEL_SIZE);
  for (const scheme of SCHEMES) {
    await showPanel(panel, scheme, hasTokens);
    await writePicture(folder, `panel-${scheme}`, await panel.screenshotDevTools());
  }
  for (const scheme of SCHEMES) {
    const popup = await browser.openPopup(page);
    await popup.setColorScheme(scheme);
    await writePicture(folder, `popup-${scheme}`, await popup.screenshot());
    await popup.close();
  }
}
