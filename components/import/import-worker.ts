import type { ImportAnswer, ImportOrder } from '../../lib/import/session-messages.ts';

/** The worker that reads imports, as a page knows it. */
export interface ImportWorker {
  readonly send: (order: ImportOrder) => void;
  readonly onAnswer: (listener: (answer: ImportAnswer) => void) => void;
  /** It could not be started, or died: nothing of it answers any more. */
  readonly onFailure: (listener: () => void) => void;
  /** Ends it, and with it all that it holds. */
  readonly end: () => void;
}

/** Starts the worker; it is a module of its own, which is loaded now. */
export function startImportWorker(): ImportWorker {
  const worker = new Worker(new URL('../../lib/import/import-worker.ts', import.meta.url), {
    type: 'module',
  });
  return {
    send: (order) => worker.postMessage(order, order.type === 'serve' ? [order.port] : []),
    onAnswer(listener) {
      worker.addEventListener('message', ({ data }: MessageEvent<ImportAnswer>) => listener(data));
    },
    onFailure(listener) {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener();
      });
    },
    end: () => worker.terminate(),
  };
}
