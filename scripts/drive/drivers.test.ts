// Both drivers against the real browsers, with an extension just large enough to be driven.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const MANIFEST = {
  manifest_version: 3,
  name: 'Drivable',
  version: '1',
  permissions: ['webRequest', 'cookies'],
  host_permissions: ['<all_urls>'],
  background: { service_worker: 'background.js', scripts: ['background.js'] },
  action: { default_popup: 'popup.html' },
  devtools_page: 'devtools.html',
  browser_specific_settings: { gecko: { id: 'drivable@bearerscope.example' } },
};

const FILES: Readonly<Record<string, string>> = {
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
const asked = new Set<string | undefined>();
const site = createServer(({ url }, response) => {
  asked.add(url);
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
    // Of the two ways into private windows each browser knows another one.
    const incognito = name === 'chromium' ? 'split' : 'spanning';
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...MANIFEST, incognito }));
    browser = await launch(name, {
      extensionDir: folder,
      executablePath: await ensureBrowser(name),
      headless: true,
      inPrivateWindows: true,
    });
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

  test('access is given for some sites alone, and then for all again', async () => {
    const { port } = new URL(origin);
    const [listed, other] = [
      `http://listed.localhost:${port}/1`,
      `http://other.localhost:${port}/1`,
    ];
    await browser.setSiteAccess(['*://listed.localhost/*']);
    await browser.firstPage.goto(other);
    await browser.firstPage.goto(listed);
    await until(async () => (await seen()).includes(listed), 'the listed site to be seen');
    expect(await seen()).not.toContain(other);
    await browser.setSiteAccess(true);
    await browser.firstPage.goto(`${other}/again`);
    await until(async () => (await seen()).includes(`${other}/again`), 'every site to be seen');
  });

  test('a private window is one, and so is the extension’s page in it', async () => {
    const page = await browser.newPrivatePage();
    await page.goto(`${origin}/private`);
    const own = await browser.openPrivateExtensionPage('inspector.html');
    expect(await own.evaluate('chrome.extension.inIncognitoContext')).toBe(true);
    const tabs = `chrome.tabs.query({}).then((tabs) => tabs.filter((tab) => tab.incognito).length)`;
    expect(await own.evaluate<number>(tabs)).toBeGreaterThanOrEqual(2);
    await browser.endPrivateSession();
    await expect(page.evaluate('1')).rejects.toThrow();
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

  test('the extension is loaded anew and has forgotten', async () => {
    await browser.firstPage.goto(`${origin}/before-reload`);
    await browser.reloadExtension();
    // The background is there before it listens.
    await until(async () => {
      await browser.firstPage.goto(`${origin}/after-reload`);
      return (await seen()).includes(`${origin}/after-reload`);
    }, 'it to see again');
    expect(await seen()).not.toContain(`${origin}/before-reload`);
  });

  test('a container has cookies of its own, where there are any', async () => {
    if (name === 'chromium') {
      await expect(browser.newContainerPage()).rejects.toThrow('Chromium has no containers.');
      return;
    }
    const page = await browser.newContainerPage();
    await page.goto(`${origin}/contained`);
    await page.evaluate(`document.cookie = 'contained=1'`);
    await browser.firstPage.goto(`${origin}/ordinary`);
    expect(await browser.firstPage.evaluate('document.cookie')).toBe('');
    await page.close();
  });

  test('a download arrives in the folder', async () => {
    const downloads = join(folder, `downloads-${name}`);
    mkdirSync(downloads);
    await browser.downloadInto(downloads);
    await browser.firstPage.goto(origin);
    await browser.firstPage.evaluate(`Object.assign(document.createElement('a'),
      { href: 'data:text/plain,down', download: 'loaded.txt' }).click()`);
    // The browser makes the file first and fills it then.
    const loaded = async () =>
      readdirSync(downloads).includes('loaded.txt')
        ? readFileSync(join(downloads, 'loaded.txt'), 'utf8')
        : '';
    expect(await until(loaded, 'the file to be there and filled')).toBe('down');
  });

  test('another extension runs beside', async () => {
    const other = join(folder, 'other');
    mkdirSync(other, { recursive: true });
    const manifest = {
      manifest_version: 3,
      name: 'Other',
      version: '1',
      background: { service_worker: 'background.js', scripts: ['background.js'] },
      browser_specific_settings: { gecko: { id: 'other@bearerscope.example' } },
    };
    writeFileSync(join(other, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(other, 'background.js'), `fetch('${origin}/other-runs')`);
    await browser.installAnother(other);
    await until(async () => asked.delete('/other-runs'), 'the other extension to run');
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
