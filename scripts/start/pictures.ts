import type { ColorScheme, DrivenBrowser, DrivenPage, Size } from '../drive/driven.ts';
import { writePicture } from './outputs.ts';

const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];
const PANEL_SIZE: Size = { width: 1180, height: 480 };

/** Writes pictures of the real panel and the real popup of a page, in light and in dark. */
export async function takePictures(
  browser: DrivenBrowser,
  page: DrivenPage,
  folder: string,
): Promise<void> {
  await page.bringToFront();
  const panel = await browser.openPanel(page);
  await panel.resize(PANEL_SIZE);
  for (const scheme of SCHEMES) {
    await panel.setColorScheme(scheme);
    await writePicture(folder, `panel-${scheme}`, await panel.screenshotDevTools());
  }
  for (const scheme of SCHEMES) {
    const popup = await browser.openPopup(page);
    await popup.setColorScheme(scheme);
    await writePicture(folder, `popup-${scheme}`, await popup.screenshot());
    await popup.close();
  }
}
