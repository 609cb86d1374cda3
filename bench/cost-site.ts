import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface FloodSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page of the cost benchmark on loopback, from a thread of its own. */
export async function startFloodSite(): Promise<FloodSite> {
  const thread = new Worker(new URL('./cost-server.ts', import.meta.url));
  const [port] = await once(thread, 'message');
  return {
    url: `http://shop.localhost:${port}/`,
    async close() {
      const ended = once(thread, 'exit');
      thread.postMessage('close');
      await ended;
    },
  };
}
