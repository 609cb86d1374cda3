// Takes pictures of the views: node tests/gallery/shoot.ts FOLDER [WORD…]
// With words, only the pictures whose names have one of them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { ensureBrowser } from '../../scripts/browsers.ts';

interface Shot {
  readonly name: string;
  readonly query: string;
  readonly width: number;
  readonly height: number;
}

const PANEL_WIDTHS = [360, 700, 1_100, 1_280, 1_600];

const SHOTS: readonly Shot[] = [
  ...PANEL_WIDTHS.map((width) => panel(`panel-${width}`, 'select=access', width)),
  panel('panel-unselected', ''),
  panel('panel-structure', 'select=access&tab=structure'),
  panel('panel-sightings', 'select=access&tab=sightings'),
  panel('panel-raw', 'select=id&raw'),
  panel('panel-still-sent', 'scene=still-sent&select=still-sent'),
  panel('panel-still-sent-sightings', 'scene=still-sent&select=still-sent&tab=sightings'),
  panel('panel-jwe', 'select=encrypted'),
  panel('panel-jwe-structure', 'select=encrypted&tab=structure'),
  panel('panel-filtered-out', 'filter=nobody'),
  ...['empty', 'paused', 'no-access', 'paused-with-tokens', 'connecting'].map((scene) =>
    panel(`panel-${scene}`, `scene=${scene}`),
  ),
  ...['hostile', 'deep', 'empty', 'unreadable', 'many', 'huge', 'far', 'soon'].map((id) =>
    panel(`panel-hostile-${id}`, `scene=hostile&select=${id}`),
  ),
  panel('panel-hostile-huge-structure', 'scene=hostile&select=huge&tab=structure'),
  panel('panel-crowd', 'scene=crowd&select=crowd-2400'),
  ...['ordinary', 'still-sent', 'hostile', 'crowd', 'empty', 'paused', 'no-access'].map((scene) =>
    popup(scene),
  ),
];

function panel(name: string, query: string, width = 1_280): Shot {
  return { name, query: `view=panel&${query}`, width, height: width < 700 ? 640 : 460 };
}

function popup(scene: string): Shot {
  return { name: `popup-${scene}`, query: `view=popup&scene=${scene}`, width: 380, height: 600 };
}

const [folder, ...words] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node tests/gallery/shoot.ts FOLDER [WORD…]');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });

const server = await createServer({
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'error',
  plugins: [preact()],
  server: { port: 0, fs: { allow: ['../..'] } },
});
await server.listen();
const address = server.resolvedUrls?.local[0];
const browser = await puppeteer.launch({
  executablePath: await ensureBrowser('chromium'),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  const wanted = SHOTS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  for (const { name, query, width, height } of wanted) {
    await page.setViewport({ width, height, deviceScaleFactor: 1.5 });
    for (const theme of ['light', 'dark']) {
      await page.goto(`${address}?${query}&theme=${theme}`, { waitUntil: 'load' });
      await page.waitForFunction(() => document.body.childElementCount > 0);
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))),
      );
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) as `${string}.png` });
    }
  }
  console.log(`${wanted.length * 2} pictures in ${folder}`);
} finally {
  await browser.close();
  await server.close();
}
