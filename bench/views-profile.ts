// A profile of the inspector while something is done to it, for DevTools and as a short table.
import { writeFile } from 'node:fs/promises';
import { functionsOf } from './cost-profile.ts';
import type { ViewBrowser } from './views-browser.ts';

const SAMPLE_US = 200;
const SHOWN = 30;

/** Writes the profile and prints the functions that took longest, in microseconds: own, with callees. */
export async function profileInspector<T>(
  { session }: ViewBrowser,
  file: string,
  work: () => Promise<T>,
): Promise<T> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  await session.send('Profiler.start');
  const result = await work();
  const { profile } = await session.send('Profiler.stop');
  await session.send('Profiler.disable');
  await writeFile(file, JSON.stringify(profile));
  for (const { name, selfUs, totalUs } of functionsOf(profile, 1).slice(0, SHOWN)) {
    console.error(
      `${selfUs.toFixed(0).padStart(10)} ${totalUs.toFixed(0).padStart(10)} µs  ${name}`,
    );
  }
  return result;
}
