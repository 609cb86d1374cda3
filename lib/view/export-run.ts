// Writes a file of tokens, in slices of a few milliseconds so that the page stays responsive, and can be
// stopped between any two of them.
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import { createShare, type Receipt } from '../share/share.ts';
import type { Entry } from './entry.ts';
import {
  EXPORT_VERSION,
  type ExportItem,
  exportItem,
  exportParts,
  exportToken,
  tokenText,
} from './export.ts';
import { csvHead, csvSightings, csvToken } from './export-csv.ts';
import { outlineOf } from './export-findings.ts';
import { HarExchanges } from './export-har.ts';
import { outlineOfVerification } from './verification/exported-verdict.ts';

export type ExportFormat = 'json' | 'har' | 'csv-tokens' | 'csv-sightings';

export interface ExportWish {
  readonly format: ExportFormat;
  /** In a form that lets nobody in and names nobody. */
  readonly safe: boolean;
  readonly ids: readonly TokenId[];
}

/** What the writing of a file needs from its page. */
export interface ExportMeans {
  readonly histories: (ids: readonly TokenId[]) => Promise<readonly TokenHistory[]>;
  /** The tokens as the view has them, for what is found in them. */
  readonly entries?: ReadonlyMap<TokenId, Entry>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Gives the page a turn. */
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
  /** Told between slices; `share` from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export type ExportResult =
  | {
      readonly ok: true;
      readonly name: string;
      /** Media type. */
      readonly type: string;
      /** The file, to be joined. */
      readonly parts: readonly string[];
      readonly tokens: number;
      readonly sightings: number;
      /** Tokens of which the file tells what was found out about their signature. */
      readonly verdicts: number;
      /** Of a safe share: what was changed. Not part of the file. */
      readonly receipt: Receipt | null;
    }
  | { readonly ok: false; readonly code: 'stopped' | 'no-answer' };

const FILES: Readonly<Record<ExportFormat, readonly [ending: string, type: string]>> = {
  json: ['json', 'application/json'],
  har: ['har', 'application/json'],
  'csv-tokens': ['csv', 'text/csv'],
  'csv-sightings': ['csv', 'text/csv'],
};

/** Tokens that the background is asked for at once. */
const ASKED_AT_ONCE = 200;

/** Milliseconds after which the page gets a turn. */
const SLICE_MS = 8;

/** Writes the file. */
export async function runExport(wish: ExportWish, means: ExportMeans): Promise<ExportResult> {
  const { signal, onProgress = () => {} } = means;
  const kept: TokenHistory[] = [];
  for (let at = 0; at < wish.ids.length; at += ASKED_AT_ONCE) {
    kept.push(...(await means.histories(wish.ids.slice(at, at + ASKED_AT_ONCE))));
    if (signal.aborted) return STOPPED;
    onProgress((0.4 * at) / wish.ids.length);
  }
  if (kept.length === 0) return { ok: false, code: 'no-answer' };
  const share = wish.safe ? createShare() : null;
  const learn = share?.learn;
  if (learn && !(await inSlices(kept, ({ record }) => learn(record), means, 0.4, 0.6)))
    return STOPPED;

  const writer = writerOf(wish, means.now);
  let tokens = 0;
  let sightings = 0;
  let verdicts = 0;
  const write = (history: TokenHistory) => {
    const whole = exportItem(history, means.entries?.get(history.record.id));
    const item = share && whole ? sharedItem(whole, share.history(history)) : whole;
    if (item === null) return;
    tokens++;
    sightings += item.history.sightings.length;
    if (tellsVerdicts(wish.format) && item.verification !== null) verdicts++;
    writer.add(item);
  };
  if (!(await inSlices(kept, write, means, share ? 0.6 : 0.4, 1))) return STOPPED;
  const [ending, type] = FILES[wish.format];
  const stamp = new Date(means.now).toISOString().slice(0, 19).replaceAll(':', '-');
  const name = `bearerscope-${wish.safe ? 'safe-' : ''}${stamp}.${ending}`;
  const receipt = share?.receipt() ?? null;
  return { ok: true, name, type, parts: writer.parts(), tokens, sightings, verdicts, receipt };
}

/** A HAR has no place for it, and a line of a sighting is not about the token. */
function tellsVerdicts(format: ExportFormat): boolean {
  return format === 'json' || format === 'csv-tokens';
}

const STOPPED: ExportResult = { ok: false, code: 'stopped' };

/** The kind is what the token really is: places that have no names of their own tell less of it. */
function sharedItem(
  whole: ExportItem,
  shared: ReturnType<ReturnType<typeof createShare>['history']>,
): ExportItem | null {
  const { kind, findings, verification } = whole;
  return (
    shared && {
      token: shared.token,
      history: shared,
      kind,
      findings: outlineOf(findings),
      verification: outlineOfVerification(verification),
    }
  );
}

/** Does something with every history; false when it was stopped before the end. */
async function inSlices(
  histories: readonly TokenHistory[],
  work: (history: TokenHistory) => void,
  { pause, signal, onProgress }: ExportMeans,
  from: number,
  to: number,
): Promise<boolean> {
  let turn = performance.now();
  for (const [index, history] of histories.entries()) {
    work(history);
    if (performance.now() - turn < SLICE_MS) continue;
    onProgress?.(from + ((to - from) * index) / histories.length);
    await pause();
    if (signal.aborted) return false;
    turn = performance.now();
  }
  return true;
}

interface Writer {
  readonly add: (item: ExportItem) => void;
  readonly parts: () => readonly string[];
}

function writerOf({ format, safe }: ExportWish, now: number): Writer {
  if (format === 'har') {
    const exchanges = new HarExchanges();
    return { add: (item) => exchanges.add(item), parts: () => exchanges.parts(safe) };
  }
  const texts: string[] = [];
  if (format === 'json') {
    const exportedAt = new Date(now).toISOString();
    const head = { format: 'bearerscope', version: EXPORT_VERSION, exportedAt } as const;
    return {
      add: (item) => texts.push(tokenText(exportToken(item, now))),
      parts: () => exportParts(safe ? { ...head, safeShare: true } : head, texts),
    };
  }
  const rows = format === 'csv-tokens' ? 'tokens' : 'sightings';
  texts.push(csvHead(rows));
  return {
    add: (item) => texts.push(rows === 'tokens' ? csvToken(item, now) : csvSightings(item)),
    parts: () => texts,
  };
}
