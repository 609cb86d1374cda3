// What listening costs by itself: an extension whose only listener is empty, for each event that shows
// something of traffic, against a browser without any extension.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../scripts/browsers.ts';
import { type FloodBrowser, openFloodBrowser } from './cost-browsers.ts';
import { middle, type Rounds, ratios, runRounds } from './cost-rounds.ts';
import { startFloodSite } from './cost-site.ts';
import { writeIdleExtension } from './idle-extension/idle-extension.ts';
import type { Registration } from './idle-extension/registrations.ts';
import type { Bench, Row } from './row.ts';

const ROUNDS = 10;
const FETCHES = 200;

const EVERYTHING = { urls: ['<all_urls>'] };
const webRequest = (event: string, ...options: readonly unknown[]): Registration => ({
  event: `webRequest.${event}`,
  options,
});

/** Rows by what they are called. The page's requests are fetches without a body. */
const CASES: Readonly<Record<string, readonly Registration[]>> = {
  'nothing, only the permission': [],
  'onSendHeaders, extraHeaders': [
    webRequest('onSendHeaders', EVERYTHING, ['requestHeaders', 'extraHeaders']),
  ],
  'onHeadersReceived, extraHeaders': [
    webRequest('onHeadersReceived', EVERYTHING, ['responseHeaders', 'extraHeaders']),
  ],
  'onBeforeRequest, requestBody': [webRequest('onBeforeRequest', EVERYTHING, ['requestBody'])],
  'onBeforeRequest, requestBody, of another type': [
    webRequest('onBeforeRequest', { ...EVERYTHING, types: ['main_frame'] }, ['requestBody']),
  ],
  onErrorOccurred: [webRequest('onErrorOccurred', EVERYTHING)],
  'webNavigation, two events': [
    { event: 'webNavigation.onReferenceFragmentUpdated', options: [] },
    { event: 'webNavigation.onHistoryStateUpdated', options: [] },
  ],
  'cookies.onChanged': [{ event: 'cookies.onChanged', options: [] }],
};

/** Few at a time, as each is a browser of its own. */
const AT_ONCE = 4;

const POWERS = {
  permissions: ['webRequest', 'webNavigation', 'cookies'],
  host_permissions: ['<all_urls>'],
};

const ALONE = 'no extension';

export const eventsBench: Bench = {
  name: 'events',
  async run() {
    const executablePath = await ensureBrowser('chromium');
    const folder = await mkdtemp(join(tmpdir(), 'bearerscope-events-'));
    const site = await startFloodSite();
    const opener = (extensionDir: string | null) => () =>
      openFloodBrowser({ executablePath, extensionDir, url: site.url });
    try {
      const openers = new Map<string, () => Promise<FloodBrowser>>();
      for (const [name, registrations] of Object.entries(CASES)) {
        const dir = join(folder, String(openers.size));
        await writeIdleExtension(dir, POWERS, registrations);
        openers.set(name, opener(dir));
      }
      const rows: Row[] = [];
      const cases = [...openers];
      for (let from = 0; from < cases.length; from += AT_ONCE) {
        const some = cases.slice(from, from + AT_ONCE);
        const open = Object.fromEntries([[ALONE, opener(null)], ...some]);
        const floods = await runRounds({ open, launches: 1, rounds: ROUNDS, fetches: FETCHES });
        rows.push(...some.map(([name]) => rowOf(name, floods)));
      }
      return rows;
    } finally {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** In processor time where the system tells it, as that is the steadier one. */
function rowOf(name: string, floods: Rounds<string>): Row {
  const [ours = [], alone = []] = [floods[name], floods[ALONE]];
  const inWallTime = ratios(ours, alone, 'ms');
  const inCpuTime = ratios(ours, alone, 'cpuMs');
  const times = (measure: 'ms' | 'cpuMs'): string =>
    `${middle(ours, measure).toFixed(2)} ms, ${ALONE} ${middle(alone, measure).toFixed(2)} ms`;
  const cpu = inCpuTime === null ? '' : `processor time of a fetch ${times('cpuMs')}; `;
  return {
    bar: `listening: ${name}`,
    ratio: (inCpuTime ?? inWallTime)?.median ?? Number.NaN,
    limit: null,
    detail: `${cpu}wall ${times('ms')}`,
  };
}
