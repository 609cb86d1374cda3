// Reads imports one after another into one recording, in slices: between them views are answered, progress
// is told and a cancel is heard. The worker is this with a port around it.
import type { ServerPort } from '../feed/server.ts';
import { ImportReader } from './import-reader.ts';
import { Problems, problem } from './problem.ts';
import { Recording } from './recording.ts';
import type { ImportAnswer, ImportSource } from './session-messages.ts';
import { sourceText } from './source-text.ts';

export interface SessionOptions {
  readonly answer: (answer: ImportAnswer) => void;
  /** The time of day in milliseconds since the epoch. */
  readonly now: () => number;
  /** Lets what waits have its turn. */
  readonly turn: () => Promise<void>;
}

/** Milliseconds of work after which what waits has its turn. */
const SLICE_MS = 30;
/** Milliseconds between two words of progress. */
const PROGRESS_MS = 100;
/** A damaged token is told again only if a person could have pasted it. */
const LONGEST_DAMAGED = 1 << 16;

const LIMIT_CODES = {
  'too-deep': 'wrapped-deep',
  'too-large': 'wrapped-large',
  'too-many': 'wrapped-often',
} as const;

interface Waiting {
  readonly id: number;
  readonly source: ImportSource;
}

export class ImportSession {
  private readonly options: SessionOptions;
  private readonly recording = new Recording();
  private readonly waiting: Waiting[] = [];
  private isReading = false;
  private isCancelled = false;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  /** Serves a view of all that was imported. */
  attach(port: ServerPort): void {
    this.recording.attach(port);
  }

  /** Reads a source, after those that wait. */
  read(id: number, source: ImportSource): void {
    this.waiting.push({ id, source });
    if (!this.isReading) void this.run();
  }

  /** Ends what is being read; what waits is not begun. What was read stays. */
  cancel(): void {
    this.isCancelled = this.isReading;
  }

  private async run(): Promise<void> {
    this.isReading = true;
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      await this.import(next);
    }
    this.isReading = false;
    this.isCancelled = false;
  }

  private async import({ id, source }: Waiting): Promise<void> {
    const { name, content } = source;
    const { now, turn, answer } = this.options;
    const problems = new Problems();
    const size = typeof content === 'string' ? content.length : content.size;
    const reader = this.reader(id, problems);
    let done = 0;
    let hasFailed = false;
    let sliceEnd = now() + SLICE_MS;
    let nextWord = now();
    const fail = (one: Parameters<Problems['add']>[0]): void => {
      hasFailed = true;
      problems.add(one);
    };
    try {
      for await (const part of sourceText(content, fail)) {
        if (this.isCancelled) break;
        reader.push(part.text);
        done = part.done;
        if (now() >= nextWord) {
          nextWord = now() + PROGRESS_MS;
          this.recording.publish();
          const { form, units } = reader;
          const tokens = this.recording.touchedCount;
          answer({ type: 'progress', id, done, size, form, units, tokens });
        }
        if (now() < sliceEnd) continue;
        await turn();
        sliceEnd = now() + SLICE_MS;
      }
      if (this.isCancelled) reader.cancel();
      else reader.end(!hasFailed);
    } catch {
      // A mistake of ours, or no memory left: who waits is answered, and what waits is read.
      fail(problem('file-unreadable', { at: done }));
    }
    const touched = this.recording.takeTouched();
    const { form, units } = reader;
    answer({
      type: 'done',
      ...{ id, name, form, units },
      outcome: this.isCancelled ? 'cancelled' : hasFailed ? 'failed' : 'read',
      share: size === 0 ? 1 : Math.min(1, done / size),
      tokens: touched.length,
      only: touched.length === 1 ? (touched[0] ?? null) : null,
      problems: { first: problems.first, count: problems.count },
      damaged: form === 'damaged' ? await damagedText(content) : null,
    });
  }

  private reader(id: number, problems: Problems): ImportReader {
    const { recording } = this;
    return new ImportReader(
      {
        message(message, entry) {
          for (const { code, field } of recording.take(message)) {
            problems.add(problem(LIMIT_CODES[code], { entry, name: field }));
          }
        },
        histories: (histories) => recording.takeHistories(histories),
        problem: (one) => problems.add(one),
      },
      { name: `import${id}`, now: this.options.now() },
    );
  }
}

async function damagedText(content: Blob | string): Promise<string | null> {
  const text = typeof content === 'string' ? content : await content.text().catch(() => '');
  return text.length <= LONGEST_DAMAGED ? text : null;
}
