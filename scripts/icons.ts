// Draws the PNG icons from public/icon/icon.svg: `npm run icons`, after a change of the drawing.
import { readFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { ensureBrowser } from './browsers.ts';

const SIZES = [16, 32, 48, 128];
const FOLDER = new URL('../public/icon/', import.meta.url);

const svg = await readFile(new URL('icon.svg', FOLDER), 'utf8');
const browser = await puppeteer.launch({
  executablePath: await ensureBrowser('chromium'),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const path = new URL(`${size}.png`, FOLDER).pathname as `${string}.png`;
  await page.screenshot({ path, omitBackground: true });
}
await browser.close();
