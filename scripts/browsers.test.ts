import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureBrowser, findBrowser, type Machine, THIS_MACHINE } from './browsers.ts';

function machine(files: readonly string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    isExecutable: (path) => files.includes(path),
    ...more,
  };
}

test('the environment variable wins', () => {
  const env = { PATH: '/usr/bin', BEARERSCOPE_CHROMIUM: '/opt/mine' };
  const here = machine(['/usr/bin/chromium', '/opt/mine'], { env });
  expect(findBrowser('chromium', here)).toBe('/opt/mine');
});

test('an environment variable that names nothing is an error, not a reason to look elsewhere', () => {
  const env = { PATH: '/usr/bin', BEARERSCOPE_FIREFOX: '/opt/gone' };
  const here = machine(['/usr/bin/firefox'], { env });
  expect(() => findBrowser('firefox', here)).toThrow(
    'BEARERSCOPE_FIREFOX is /opt/gone, which is not a file that can be run.',
  );
});

test('the better name wins over the earlier folder', () => {
  const here = machine(['/usr/local/bin/google-chrome', '/usr/bin/chromium']);
  expect(findBrowser('chromium', here)).toBe('/usr/bin/chromium');
});

test('macOS applications are found in both of their folders', () => {
  const app = '/Users/ada/Applications/Firefox.app/Contents/MacOS/firefox';
  const here = machine([app], { platform: 'darwin', env: { HOME: '/Users/ada' } });
  expect(findBrowser('firefox', here)).toBe(app);
});

test('Windows programs are found below Program Files', () => {
  const program = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  const here = machine([program], {
    platform: 'win32',
    env: { ProgramFiles: 'C:\\Program Files' },
  });
  expect(findBrowser('chromium', here)).toBe(program);
});

test('nothing is found where there is nothing', () => {
  expect(findBrowser('chromium', machine([]))).toBeNull();
});

test('one who may not install is told how', async () => {
  await expect(
    ensureBrowser('firefox', { machine: machine(['/usr/bin/apt-get']) }),
  ).rejects.toThrow(/^Firefox was not found\. Install it \(Debian: .*BEARERSCOPE_FIREFOX/);
  const mac = machine([], { platform: 'darwin', env: {} });
  await expect(ensureBrowser('chromium', { machine: mac })).rejects.toThrow(/brew install --cask/);
});

test.skipIf(process.platform === 'win32')('root on Debian gets it installed', async () => {
  const bin = mkdtempSync(join(tmpdir(), 'browsers-test-'));
  onTestFinished(() => rmSync(bin, { recursive: true }));
  const browser = join(bin, 'firefox-esr');
  const apt = `#!/bin/sh
case "$*" in *install*firefox-esr*) : > ${browser}; /bin/chmod +x ${browser};; esac`;
  writeFileSync(join(bin, 'apt-get'), apt, { mode: 0o755 });
  const lines: string[] = [];
  const debian: Machine = { ...THIS_MACHINE, platform: 'linux', env: { PATH: bin }, isRoot: true };
  const found = await ensureBrowser('firefox', {
    machine: debian,
    report: (line) => lines.push(line),
  });
  expect(found).toBe(browser);
  expect(lines).toEqual([expect.stringContaining('Installing firefox-esr,')]);
});
