// What a page knows of its imports: which is being read, what came of the others; and the worker that
// reads them, which is there only while there is something imported.
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type ClientPort, connectFeed } from '../../lib/feed/client.ts';
import { feedPort } from '../../lib/import/message-port.ts';
import type {
  ImportAnswer,
  ImportProgress,
  ImportReport,
  ImportSource,
} from '../../lib/import/session-messages.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { say } from '../../lib/words/say.ts';
import { progressSentence, reportSentence } from './import-words.ts';
import { type ImportWorker, startImportWorker } from './import-worker.ts';

/** An import that is being read, or waits to be. */
export interface Reading {
  readonly id: number;
  readonly name: string;
  readonly progress: ImportProgress | null;
}

export interface Desk {
  /** The first of them is being read, the others wait. */
  readonly readings: ReadonlySignal<readonly Reading[]>;
  /** What came of imports until it is put away, the newest first. */
  readonly reports: Signal<readonly ImportReport[]>;
  /** Whether something is dragged over the page. */
  readonly isDropping: Signal<boolean>;
  /** Whether the dialog is shown. */
  readonly isOpen: Signal<boolean>;
  readonly take: (sources: readonly ImportSource[]) => void;
  readonly cancel: () => void;
}

/** An import of so many bytes is told about while it is read. */
const LARGE = 4 << 20;
/** Screen readers hear of progress each time that another share of this size was read. */
const SPOKEN_SHARE = 0.25;

export function createDesk(
  store: Pick<ViewStore, 'imports' | 'scope' | 'rows' | 'announcer' | 'notices'>,
  start: () => ImportWorker = startImportWorker,
): Desk {
  const readings = signal<readonly Reading[]>([]);
  const reports = signal<readonly ImportReport[]>([]);
  let worker: ImportWorker | null = null;
  let count = 0;
  /** Whether the scope was set for what is being read: a person who changes it is not overruled. */
  let isShown = false;
  let spoken = 0;

  function begin(): ImportWorker {
    const begun = start();
    const { port1, port2 } = new MessageChannel();
    begun.onAnswer((answer) => {
      if (worker === begun) receive(answer);
    });
    begun.onFailure(() => {
      if (worker !== begun) return;
      store.imports.close();
      store.notices.post('failed', say('import_stopped'));
      store.announcer.say(say('import_stopped'));
    });
    begun.send({ type: 'serve', port: port2 });
    const port: ClientPort = feedPort(port1);
    // Whoever closes the view closes the connection, and nobody else needs the worker.
    const ending: ClientPort = {
      ...port,
      close() {
        port.close();
        begun.end();
        if (worker === begun) forget();
      },
    };
    store.imports.open((onState) => connectFeed({ open: () => ending, tabId: null, onState }));
    return begun;
  }

  function receive(answer: ImportAnswer): void {
    if (answer.tokens > 0 && !isShown) {
      store.scope.value = 'imported';
      isShown = true;
    }
    if (answer.type === 'progress') follow(answer);
    else end(answer);
  }

  function follow(progress: ImportProgress): void {
    readings.value = readings.value.map((one) =>
      one.id === progress.id ? { ...one, progress } : one,
    );
    const step = Math.floor(progress.done / progress.size / SPOKEN_SHARE);
    if (progress.size < LARGE || step <= spoken) return;
    spoken = step;
    const { name = '' } = readings.value.find(({ id }) => id === progress.id) ?? {};
    store.announcer.say(progressSentence(name, progress));
  }

  function end(report: ImportReport): void {
    spoken = 0;
    readings.value = readings.value.filter(({ id }) => id !== report.id);
    reports.value = [report, ...reports.value];
    store.announcer.say(reportSentence(report));
    if (report.only !== null && readings.value.length === 0) {
      store.rows.selectedId.value = report.only;
    }
  }

  function forget(): void {
    worker = null;
    spoken = 0;
    readings.value = [];
    reports.value = [];
  }

  return {
    readings,
    reports,
    isDropping: signal(false),
    isOpen: signal(false),
    take(sources) {
      if (sources.length === 0) return;
      if (readings.value.length === 0) isShown = false;
      worker ??= begin();
      for (const source of sources) {
        count++;
        readings.value = [...readings.value, { id: count, name: source.name, progress: null }];
        worker.send({ type: 'read', id: count, source });
      }
    },
    cancel: () => worker?.send({ type: 'cancel' }),
  };
}
