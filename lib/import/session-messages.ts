// What a page and the worker that reads imports for it say to one another. Beside that, the worker serves
// the feed of what it has read over a port of its own.
import type { TokenId } from '../ledger/record.ts';
import type { ImportForm } from './handed-over.ts';
import type { Problem } from './problem.ts';

/** What is handed over: a file, or text that was pasted or dropped. */
export interface ImportSource {
  /** The file's name; empty for text. */
  readonly name: string;
  readonly content: Blob | string;
}

/** What a page asks for. Imports are read one after another. */
export type ImportOrder =
  /** The transferred port serves a view. */
  | { readonly type: 'serve'; readonly port: MessagePort }
  | { readonly type: 'read'; readonly id: number; readonly source: ImportSource }
  /** Ends the import that is being read and drops those that wait; what was read stays. */
  | { readonly type: 'cancel' };

/** How far an import has come. */
export interface ImportProgress {
  readonly type: 'progress';
  readonly id: number;
  /** Bytes that were read, of how many; of text its UTF-16 units. */
  readonly done: number;
  readonly size: number;
  readonly form: ImportForm;
  /** Entries of a HAR that were read. */
  readonly units: number;
  readonly tokens: number;
}

/** What came of an import. */
export interface ImportReport {
  readonly type: 'done';
  readonly id: number;
  readonly name: string;
  readonly form: ImportForm;
  readonly outcome: 'read' | 'cancelled' | 'failed';
  /** The share that was read, 0 to 1. */
  readonly share: number;
  /** Entries of a HAR, or messages, commands, exported tokens. */
  readonly units: number;
  /** The tokens that it holds: how many, and which if it is one. */
  readonly tokens: number;
  readonly only: TokenId | null;
  readonly problems: { readonly first: readonly Problem[]; readonly count: number };
  /** The text of a damaged token, so that the view can tell what is wrong with it; else null. */
  readonly damaged: string | null;
}

export type ImportAnswer = ImportProgress | ImportReport;
