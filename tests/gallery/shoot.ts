import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../scripts/browsers.ts';
import { type Media, SHOTS, SHOTS_IN_MEDIA, type Shot } from './shots.ts';

const THEMES = ['light', 'dark'] as const;
/** For the first page, which the server puts together, on a busy machine. */
const SLOWEST_MS = 120_000;

/** The verdict about the signature, every way that it can end. */
const VERDICTS = [
  ...['issuer-1280', 'given', 'odd-key', 'decrypted', 'embedded', 'proof', 'stranger', 'mismatch'],
  ...['weak-secret', 'unsigned', 'no-key', 'detached', 'unsupported', 'locked', 'passphrase'],
].map((name) => `verify-${name}`);
const VERDICT = 'section[aria-label="Verification"] > section';

/**
 * Writes two pictures, light and dark, each of all verdicts about signatures side by side.
 * @param url where the gallery is served
 */
export async function shootVerdicts(url: string, folder: string): Promise<void> {
  const shots = VERDICTS.map((wanted) => SHOTS.find(({ name }) => name === wanted));
  await mkdir(folder, { recursive: true });
  await watching(async (eye) => {
    for (const theme of THEMES) {
      const cards: string[] = [];
      for (const shot of shots) {
        if (shot === undefined) throw new Error(`The gallery has no ${VERDICTS[cards.length]}.`);
        // High enough for all of it.
        await open(eye, url, { ...shot, height: 1_200 }, theme);
        const card = await eye.page.waitForSelector(VERDICT);
        if (card === null) throw new Error(`${shot.name} shows no verdict.`);
        cards.push(await card.screenshot({ encoding: 'base64' }));
      }
      const ground = await eye.page.$eval(VERDICT, groundOf);
      await eye.page.setViewport({ width: 1_280, height: 800 });
      await eye.page.setContent(sheet(cards, ground));
      await eye.page.screenshot({ path: join(folder, `verdicts-${theme}.png`), fullPage: true });
    }
  });
}

/** The colour behind an element. Runs in the page. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  }
  return 'white';
}

function sheet(cards: readonly string[], ground: string): string {
  const images = cards.map((card) => `<img src="data:image/png;base64,${card}">`).join('');
  const style = `body { columns: 2; column-gap: 24px; width: 1232px; margin: 24px; background: ${ground} }
    img { display: block; width: 604px; margin-bottom: 20px; break-inside: avoid }`;
  return `<!doctype html><style>${style}</style>${images}`;
}

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
  await watching(async (eye) => {
    eye.page.on('pageerror', (error) => console.error(String(error)));
    for (const shot of wanted) await shoot(eye, url, folder, shot);
  });
  return wanted.length * THEMES.length;
}

async function watching(work: (eye: Eye) => Promise<void>): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: await ensureBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await work({ page, session: await page.createCDPSession() });
  } finally {
    await browser.close();
  }
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

async function shoot(eye: Eye, url: string, folder: string, shot: Shot): Promise<void> {
  const { name } = shot;
  for (const theme of THEMES) {
    await open(eye, url, shot, theme);
    for (const line of await eye.page.evaluate(overTheEdge)) console.error(`${name}: ${line}`);
    await eye.page.screenshot({ path: `${join(folder, `${name}-${theme}`)}.png` });
  }
}

/** Shows a state, and waits until it is drawn. */
async function open(
  { page, session }: Eye,
  url: string,
  { query, width, height, media }: Shot,
  theme: (typeof THEMES)[number],
): Promise<void> {
  await page.setViewport({ width, height, deviceScaleFactor: 1.5 });
  const asked = media === undefined ? [] : [MEDIA[media]];
  // With forced colours the system's theme is the only one.
  const features = [...asked, { name: 'prefers-color-scheme', value: theme }];
  await session.send('Emulation.setEmulatedMedia', { features });
  await page.goto(`${url}?${query}&theme=${theme}`, { timeout: SLOWEST_MS });
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true', {
    timeout: SLOWEST_MS,
  });
}
