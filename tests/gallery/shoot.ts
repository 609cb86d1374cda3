import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../scripts/browsers.ts';
import { SHOTS, type Shot } from './shots.ts';

const THEMES = ['light', 'dark'] as const;

/**
 * Writes a picture of every state, light and dark.
 * @param url where the gallery is served
 * @param words only pictures whose names have one of them; all if there are none
 * @returns how many pictures were written
 */
export async function shootGallery(
  url: string,
  folder: string,
  words: readonly string[],
): Promise<number> {
  const wanted = SHOTS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  await mkdir(folder, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: await ensureBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(String(error)));
    for (const shot of wanted) await shoot(page, url, folder, shot);
  } finally {
    await browser.close();
  }
  return wanted.length * THEMES.length;
}

async function shoot(page: Page, url: string, folder: string, shot: Shot): Promise<void> {
  const { name, query, width, height } = shot;
  await page.setViewport({ width, height, deviceScaleFactor: 1.5 });
  for (const theme of THEMES) {
    await page.goto(`${url}?${query}&theme=${theme}`);
    await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true');
    await page.screenshot({ path: `${join(folder, `${name}-${theme}`)}.png` });
  }
}
