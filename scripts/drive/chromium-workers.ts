import type { Page } from 'puppeteer-core';
import { DEFAULT_TIMEOUT_MS, until, within } from './wait.ts';

/**
 * Ends the running service workers whose script is below `origin`, in all windows that share their
 * data with `tab`. An event may start each anew at once, so it is waited for that they were stopped,
 * not that they are.
 */
export async function stopWorkers(tab: Page, origin: string): Promise<void> {
  const session = await tab.createCDPSession();
  try {
    const known = new Set<string>();
    const running = new Set<string>();
    const whenStopped = new Map<string, () => void>();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, scriptURL, runningStatus } of versions) {
        if (!scriptURL.startsWith(origin)) continue;
        known.add(versionId);
        if (runningStatus !== 'stopped') running.add(versionId);
        else if (running.delete(versionId)) whenStopped.get(versionId)?.();
      }
    });
    // Tells of all that there are soon, and from then on of their changes.
    await session.send('ServiceWorker.enable');
    await until(async () => known.size > 0, 'the service worker to be known');
    for (const versionId of [...running]) {
      const stopped = new Promise<void>((resolve) => whenStopped.set(versionId, resolve));
      await session.send('ServiceWorker.stopWorker', { versionId });
      await within(stopped, 'the service worker to stop', DEFAULT_TIMEOUT_MS);
    }
  } finally {
    // The tab may be gone by now, and the session with it.
    await session.detach().catch(() => {});
  }
}
