// A profile of the extension's worker during a flood, for DevTools and as a short table.
import type { Protocol } from 'puppeteer-core';
import type { FloodBrowser } from './cost-browsers.ts';

type Profile = Protocol.Profiler.Profile;

const SAMPLE_US = 100;
const FETCHES = 1_500;

/** What a function took of each fetch, with what it called (`total`) and without (`self`). */
export interface ProfiledFunction {
  readonly name: string;
  readonly selfUs: number;
  readonly totalUs: number;
}

export interface WorkerProfile {
  readonly profile: Profile;
  readonly fetches: number;
  readonly functions: readonly ProfiledFunction[];
}

/** Profiles the service worker while the page of this browser fetches. */
export async function profileWorker({ browser, flood }: FloodBrowser): Promise<WorkerProfile> {
  const session = await browser.backgroundSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  await session.send('Profiler.start');
  await flood(FETCHES);
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  return { profile, fetches: FETCHES, functions: functionsOf(profile, FETCHES) };
}

/** The functions of a profile by their own time, in microseconds for each of `fetches`. */
export function functionsOf(profile: Profile, fetches: number): readonly ProfiledFunction[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const own = new Map<number, number>();
  profile.samples?.forEach((id, index) => {
    own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas?.[index] ?? 0));
  });
  const self = new Map<string, number>();
  const total = new Map<string, number>();
  const visit = (id: number, above: ReadonlySet<string>): number => {
    const node = nodes.get(id);
    if (node === undefined) return 0;
    const name = nameOf(node);
    const mine = own.get(id) ?? 0;
    const within = new Set(above).add(name);
    const all = (node.children ?? []).reduce((sum, child) => sum + visit(child, within), mine);
    self.set(name, (self.get(name) ?? 0) + mine);
    // What calls itself is counted where it was called first.
    if (!above.has(name)) total.set(name, (total.get(name) ?? 0) + all);
    return all;
  };
  const [root] = profile.nodes;
  if (root !== undefined) visit(root.id, new Set());
  return [...self]
    .map(([name, us]) => ({
      name,
      selfUs: us / fetches,
      totalUs: (total.get(name) ?? 0) / fetches,
    }))
    .sort((a, b) => b.selfUs - a.selfUs);
}

function nameOf({ callFrame }: Protocol.Profiler.ProfileNode): string {
  const { functionName, url, lineNumber, columnNumber } = callFrame;
  if (url === '') return functionName || '(engine)';
  const file = url.slice(url.lastIndexOf('/') + 1);
  return `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}:${columnNumber + 1}`;
}
