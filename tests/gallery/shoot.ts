import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../scripts/browsers.ts';
import { type Media, SHOTS, SHOTS_IN_MEDIA, type Shot } from './shots.ts';

const THEMES = ['light', 'dark'] as const;
/** For the first page, which the server puts together, on a busy machine. */
const SLOWEST_MS = 120_000;

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
  const wanted = [...SHOTS, ...SHOTS_IN_MEDIA].filter(
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
    const session = await page.createCDPSession();
    for (const shot of wanted) await shoot({ page, session }, url, folder, shot);
  } finally {
    await browser.close();
  }
  return wanted.length * THEMES.length;
}

const MEDIA: Readonly<Record<Media, { readonly name: string; readonly value: string }>> = {
  'forced-colors': { name: 'forced-colors', value: 'active' },
  'reduced-motion': { name: 'prefers-reduced-motion', value: 'reduce' },
};

/** What passes the edge of the page, where a reader could not follow it; a sentence for each. */
function overTheEdge(): readonly string[] {
  const { clientWidth } = document.documentElement;
  const scrolls = (of: Element | null): boolean =>
    of !== null &&
    (/auto|scroll/.test(getComputedStyle(of).overflowX) ||
      getComputedStyle(of).textOverflow === 'ellipsis' ||
      scrolls(of.parentElement));
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const isOut = width > 1 && (right > clientWidth + 1 || left < -1);
    if (!isOut || element.matches('.hidden-but-read') || scrolls(element.parentElement)) return [];
    const words = (element.textContent ?? '').slice(0, 40);
    return [
      `<${element.tagName.toLowerCase()}> "${words}" ends at ${Math.round(right)} of ${clientWidth}`,
    ];
  });
}

interface Eye {
  readonly page: Page;
  readonly session: CDPSession;
}

async function shoot(
  { page, session }: Eye,
  url: string,
  folder: string,
  shot: Shot,
): Promise<void> {
  const { name, query, width, height, media } = shot;
  await page.setViewport({ width, height, deviceScaleFactor: 1.5 });
  for (const theme of THEMES) {
    const asked = media === undefined ? [] : [MEDIA[media]];
    // With forced colours the system's theme is the only one.
    const features = [...asked, { name: 'prefers-color-scheme', value: theme }];
    await session.send('Emulation.setEmulatedMedia', { features });
    await page.goto(`${url}?${query}&theme=${theme}`, { timeout: SLOWEST_MS });
    await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true', {
      timeout: SLOWEST_MS,
    });
    for (const line of await page.evaluate(overTheEdge)) console.error(`${name}: ${line}`);
    await page.screenshot({ path: `${join(folder, `${name}-${theme}`)}.png` });
  }
}
