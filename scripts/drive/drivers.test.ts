// Both drivers against the real browsers, with an extension just large enough to be driven.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, ensureBrowser } from '../browsers.ts';
import type { DrivenBrowser } from './driven.ts';
import { launch } from './launch.ts';
import { until } from './wait.ts';

const PAGE = `<!doctype html><meta name="color-scheme" content="light dark">
<title>page</title><body style="width:300px"><button>push</button><input>
<script src="page.js"></script>`;

const FILES: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Drivable',
    version: '1',
    permissions: ['webRequest'],
    host_permissions: ['<all_urls>'],
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    action: { default_popup: 'popup.html' },
    devtools_page: 'devtools.html',
    browser_specific_settings: { gecko: { id: 'drivable@bearerscope.example' } },
  }),
  'background.js': `const seen = [];
    chrome.webRequest.onSendHeaders.addListener(
      ({ url }) => void seen.push(url), { urls: ['<all_urls>'] });
    chrome.runtime.onMessage.addListener((_, sender, answer) => answer(seen));`,
  'devtools.html': '<script src="devtools.js"></script>',
  'devtools.js': `chrome.devtools.panels.create('Drivable', '', 'panel.html');`,
  'page.js': `document.querySelector('button').onclick = () => { document.title = 'pushed'; };`,
  'inspector.html': PAGE,
  'panel.html': PAGE,
  'popup.html': PAGE,
};

const folder = mkdtempSync(join(tmpdir(), 'drivers-test-'));
const site = createServer(({ url }, response) => {
  response.setHeader('content-type', 'text/html');
  if (url === '/hangs') response.write(PAGE);
  else response.end(url === '/asks' ? `${PAGE}<script>confirm('Sure?')</script>` : PAGE);
});
let origin = '';

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

afterAll(() => {
  site.closeAllConnections();
  site.close();
  rmSync(folder, { recursive: true });
});

describe.each(BROWSERS)('%s', { timeout: 60_000 }, (name) => {
  let browser: DrivenBrowser;

  beforeAll(async () => {
    const executablePath = await ensureBrowser(name);
    browser = await launch(name, { extensionDir: folder, executablePath, headless: true });
  }, 300_000);

  afterAll(() => browser?.close());

  const seen = async (): Promise<readonly string[]> => {
    const page = await browser.openExtensionPage('inspector.html');
    const urls = await page.evaluate<string[]>('chrome.runtime.sendMessage("seen")');
    await page.close();
    return urls;
  };

  test('a page is opened, clicked, typed into and evaluated', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/a`);
    await page.evaluate(() => {
      document.querySelector('button')?.addEventListener('click', () => {
        document.title = 'clicked';
      });
    });
    await page.click('button');
    expect(await page.evaluate('document.title')).toBe('clicked');
    await page.type('input', 'añ');
    await page.press('Shift+Tab');
    const focused = await page.evaluate((selector: string) => {
      const input = document.querySelector(selector);
      return [input instanceof HTMLInputElement && input.value, document.activeElement?.tagName];
    }, 'input');
    expect(focused).toEqual(['añ', 'BUTTON']);
    await page.close();
  });

  test('the extension sees traffic only with access to sites', async () => {
    await browser.firstPage.goto(`${origin}/granted`);
    await until(async () => (await seen()).includes(`${origin}/granted`), 'the request to be seen');
    await browser.setSiteAccess(false);
    await browser.firstPage.goto(`${origin}/withheld`);
    await browser.setSiteAccess(true);
    await browser.firstPage.goto(`${origin}/granted-again`);
    await until(
      async () => (await seen()).includes(`${origin}/granted-again`),
      'access to be back',
    );
    expect(await seen()).not.toContain(`${origin}/withheld`);
  });

  test('the real panel is clicked, resized, themed and pictured', async () => {
    const page = browser.firstPage;
    await page.goto(origin);
    const panel = await browser.openPanel(page);
    expect(await panel.url()).toBe(browser.extensionUrl('panel.html'));
    await panel.click('button');
    expect(await panel.evaluate('document.title')).toBe('pushed');
    await panel.resize({ width: 900, height: 400 });
    await panel.setColorScheme('dark');
    await panel.reload();
    expect(await panel.evaluate('document.title')).toBe('page');
    expect(await panel.evaluate('chrome.devtools.panels.themeName')).toBe('dark');
    expect((await panel.screenshotDevTools()).length).toBeGreaterThan(1000);
    expect((await panel.screenshot()).length).toBeGreaterThan(500);
  });

  test('the real popup is clicked and closed', async () => {
    const popup = await browser.openPopup(browser.firstPage);
    expect(await popup.url()).toBe(browser.extensionUrl('popup.html'));
    await popup.click('button');
    expect(await popup.evaluate('document.title')).toBe('pushed');
    await popup.close();
  });

  test('a stopped background starts anew and has forgotten', async () => {
    await browser.firstPage.goto(`${origin}/before`);
    await browser.stopBackground();
    expect(await seen()).not.toContain(`${origin}/before`);
  });

  test('a dialog holds nothing up where nobody can answer it', async () => {
    await browser.firstPage.goto(`${origin}/asks`);
    expect(await browser.firstPage.evaluate('document.title')).toBe('page');
  });

  test('what fails is said in a sentence', async () => {
    const page = browser.firstPage;
    await expect(page.goto('http://nowhere.invalid/')).rejects.toThrow(
      /^http:\/\/nowhere\.invalid\/ could not be opened: its host name is not known \(DNS\)\.$/,
    );
    await expect(page.goto(`${origin}/hangs`, 500)).rejects.toThrow(
      `Waited 0.5 s in vain for ${origin}/hangs to load.`,
    );
    await page.goto(origin);
    await expect(page.waitFor('#never', 200)).rejects.toThrow(
      'Waited 0.2 s in vain for “#never” to be shown.',
    );
  });
});
