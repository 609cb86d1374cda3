// Text → messages, while it arrives: a HAR entry by entry, an export of ours and short texts as a whole,
// any other text block by block. Never throws; what cannot be read is told, and read as plain text.
import { TextBlocks } from '../har/blocks.ts';
import { type EntryFault, readHarExchange } from '../har/exchange.ts';
import { type HarPiece, HarSplitter } from '../har/splitter.ts';
import type { TokenHistory } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';
import { LONGEST_TEXT } from '../scan/place.ts';
import { isExport, readExport } from './export-text.ts';
import { type ImportForm, imported } from './handed-over.ts';
import { type Problem, type ProblemCode, problem } from './problem.ts';
import { LONGEST_SHORT_TEXT, readShortText } from './short-text.ts';

/** Takes what is read, in its order. */
export interface ImportSink {
  /** @param entry of a HAR, counted from 1; null for anything else */
  readonly message: (message: Message, entry: number | null) => void;
  /** Tokens with their sightings, as they were exported. */
  readonly histories: (histories: readonly TokenHistory[]) => void;
  readonly problem: (problem: Problem) => void;
}

export interface ReaderOptions {
  /** Begins the ids of requests; no other import has it. */
  readonly name: string;
  /** When it is read: milliseconds since the epoch. */
  readonly now: number;
}

/** JSON up to so many UTF-16 units is kept together, so that paths reach from its beginning. */
const SIZES = { whole: LONGEST_TEXT >> 1, block: LONGEST_TEXT >> 2 };
/** UTF-16 units of an export of ours: it is read as a whole. */
const LONGEST_EXPORT = 1 << 28;
/** A shorter text around the entries of a HAR holds no token. */
const SHORTEST = 20;

const FAULT_CODES: Readonly<Record<EntryFault['code'], ProblemCode>> = {
  'not-json': 'entry-not-json',
  'no-request': 'entry-no-request',
  'no-time': 'entry-no-time',
  'body-not-base64': 'body-not-base64',
  'too-nested': 'entry-too-nested',
};

type Mode = 'unknown' | 'short' | 'export' | 'json' | 'text';

export class ImportReader {
  private readonly sink: ImportSink;
  private readonly options: ReaderOptions;
  private readonly splitter = new HarSplitter();
  private readonly blocks = new TextBlocks(SIZES);
  private readonly callers = new Set<string>();
  private mode: Mode = 'unknown';
  private held: string[] = [];
  private length = 0;
  private hasCredentials = false;
  private readForm: ImportForm = 'text';
  private readUnits = 0;

  constructor(sink: ImportSink, options: ReaderOptions) {
    this.sink = sink;
    this.options = options;
  }

  /** What the text is taken for so far. */
  get form(): ImportForm {
    return this.splitter.isHar ? 'har' : this.readForm;
  }

  /** Entries of a HAR, or the messages, commands or tokens that were read. */
  get units(): number {
    return this.splitter.isHar ? this.splitter.entries : this.readUnits;
  }

  /** Takes the next part of the text. */
  push(text: string): void {
    if (this.mode === 'json') this.split(text);
    else if (this.mode === 'text') this.block(text);
    else this.hold(text);
  }

  /**
   * Says that there is no more.
   * @param isWhole false where the rest could not be had: then no end is missing
   */
  end(isWhole = true): void {
    if (this.mode === 'unknown') this.recognise(0);
    const held = this.held.join('');
    this.held = [];
    if (this.mode === 'export') this.readExported(held);
    else if (this.mode === 'json') this.endJson(isWhole);
    else if (this.mode === 'text') this.flush();
    else this.readShort(held);
  }

  /** Says that nobody wants to wait any more: what is held is dropped unread, as it may be long. */
  cancel(): void {
    this.held = [];
  }

  /** Until it is known what the text is, it is kept. */
  private hold(text: string): void {
    this.held.push(text);
    this.length += text.length;
    if (this.mode === 'unknown') this.recognise(HEAD);
    if (this.mode === 'export' && this.length > LONGEST_EXPORT) {
      this.sink.problem(problem('export-too-long'));
      this.release('json');
    } else if (this.mode === 'unknown' || this.mode === 'short') {
      if (this.length > LONGEST_SHORT_TEXT) this.release('text');
    }
  }

  /** @param enough UTF-16 units of JSON that tell whether it is an export of ours */
  private recognise(enough: number): void {
    const held = this.held.join('');
    this.held = [held];
    const begins = /[^\s\ufeff]/.exec(held)?.[0];
    if (begins === undefined) return;
    if (begins !== '{' && begins !== '[') this.mode = 'short';
    else if (isExport(held)) this.mode = 'export';
    else if (held.length >= enough) this.release('json');
  }

  private release(mode: 'json' | 'text'): void {
    this.mode = mode;
    if (mode === 'json') this.readForm = 'json';
    const held = this.held.join('');
    this.held = [];
    this.push(held);
  }

  private split(text: string): void {
    const isHad = this.splitter.loss !== null;
    for (const piece of this.splitter.push(text)) this.piece(piece);
    if (!isHad) this.tellLoss();
  }

  private endJson(isWhole: boolean): void {
    const isHad = this.splitter.loss !== null;
    for (const piece of this.splitter.end()) this.piece(piece);
    this.flush();
    if (isWhole && !isHad) this.tellLoss();
    if (this.splitter.entries >= SOME_ENTRIES && !this.hasCredentials) {
      this.sink.problem(problem('har-sanitized'));
    }
  }

  private tellLoss(): void {
    const { loss } = this.splitter;
    if (loss === null) return;
    this.sink.problem(problem(`har-${loss.code}`, { entry: loss.entry + 1, at: loss.at }));
  }

  private piece({ entry, start, text }: HarPiece): void {
    if (entry === null) {
      this.block(text, start);
      return;
    }
    this.flush();
    const { name, now } = this.options;
    const { callers } = this;
    const read = readHarExchange(text, { requestId: `${name}.${entry + 1}`, now, callers });
    this.hasCredentials ||= read.hasCredentials;
    for (const { code, at, part } of read.faults) {
      this.sink.problem(problem(FAULT_CODES[code], { entry: entry + 1, at, name: part }));
    }
    for (const message of read.messages) this.sink.message(message, entry + 1);
    // What is no entry may hold tokens all the same.
    if (read.messages.length === 0) this.text(text, entry + 1);
  }

  private block(text: string, start = 0): void {
    for (const block of this.blocks.push(text, start)) this.text(block.text);
  }

  private flush(): void {
    for (const block of this.blocks.flush()) this.text(block.text);
  }

  private text(text: string, entry: number | null = null): void {
    if (text.length < SHORTEST) return;
    this.sink.message(imported(this.options.now, { texts: [{ name: '', value: text }] }), entry);
  }

  private readShort(text: string): void {
    const { form, messages, problems } = readShortText(
      text.replace(/^\ufeff/, ''),
      this.options.now,
    );
    this.readForm = form;
    this.readUnits = messages.length;
    for (const one of problems) this.sink.problem(one);
    for (const message of messages) this.sink.message(message, null);
  }

  private readExported(text: string): void {
    this.readForm = 'export';
    const { histories, problems, isRead } = readExport(text);
    for (const one of problems) this.sink.problem(one);
    this.readUnits = histories.length;
    this.sink.histories(histories);
    if (!isRead) this.text(text);
  }
}

/** More than an export of ours has before its format. */
const HEAD = 64;
/** A recording of fewer requests may well have none with a credential. */
const SOME_ENTRIES = 5;
