// An export of Bearerscope (docs/export.md) as the tokens and sightings that it was written from. What it
// says of a token's meaning is left alone: that is judged anew.
import { hostOf } from '../http/url.ts';
import { LIMITS } from '../ledger/limits.ts';
import {
  emptyRecord,
  isSent,
  type TokenHistory,
  type TokenId,
  type TokenRecord,
  withSighting,
} from '../ledger/record.ts';
import type { Sighting } from '../ledger/sighting.ts';
import { asCount, asRow, isPage } from '../ledger/stored.ts';
import { type HitForm, nestedFrom } from '../scan/hit.ts';
import { type Problem, problem } from './problem.ts';

export interface ExportReading {
  readonly histories: readonly TokenHistory[];
  readonly problems: readonly Problem[];
  /** Whether it could be read as an export at all. */
  readonly isRead: boolean;
}

const BEGINS = /^[\s\ufeff]*\{\s*"format"\s*:\s*"bearerscope"/;
/** The version of docs/export.md. */
const VERSION = 1;

/** Whether a text begins as an export does. */
export function isExport(text: string): boolean {
  return BEGINS.test(text);
}

/** Reads an export. Total; a token or a sighting of another shape is left out, and told. */
export function readExport(text: string): ExportReading {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { histories: [], problems: [problem('export-not-json')], isRead: false };
  }
  const { version, tokens } = asRow(json);
  const problems: Problem[] = [];
  if (version !== VERSION) problems.push(problem('export-version', { name: String(version) }));
  if (!Array.isArray(tokens)) return { histories: [], problems, isRead: false };
  const histories = tokens.flatMap((token: unknown, index) => {
    const history = historyOf(asRow(token), index + 1, problems);
    return history === null ? [] : [history];
  });
  return { histories, problems, isRead: true };
}

const FORMS: ReadonlySet<unknown> = new Set<HitForm>([
  ...(['jws', 'jwe', 'jws-json', 'jwe-json', 'sd-jwt', 'paseto', 'reference', 'envelope'] as const),
]);

function isHitForm(value: unknown): value is HitForm {
  return FORMS.has(value);
}

function historyOf(
  row: Readonly<Record<string, unknown>>,
  entry: number,
  problems: Problem[],
): TokenHistory | null {
  const { raw, form, sightings } = row;
  const first = momentOf(row['firstSeen']);
  if (typeof raw !== 'string' || raw === '' || !isHitForm(form) || first === null) {
    problems.push(problem('export-token', { entry }));
    return null;
  }
  const listed = Array.isArray(sightings) ? sightings : [];
  const read = listed.flatMap((sighting: unknown) => sightingOf(sighting) ?? []);
  if (read.length < listed.length) problems.push(problem('export-sighting', { entry }));
  // A token was seen at least once, though that sighting may be kept no longer.
  const count = Math.max(1, asCount(row['sightingCount'], read.length), read.length);
  let record = emptyRecord('' as TokenId, raw, form, first, []);
  for (const sighting of read) record = seen(record, sighting);
  const last = momentOf(row['lastSeen']) ?? first;
  const firstSeen = Math.min(first, record.firstSeen);
  const lastSeen = Math.max(last, record.lastSeen);
  return { record: { ...record, firstSeen, lastSeen, sightingCount: count }, sightings: read };
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

function seen(record: TokenRecord, sighting: Sighting): TokenRecord {
  const { at, carrier, field, via, url, method, status, challenge } = sighting;
  // Who exports knows no tab; what has a method was a request, or its answer.
  const sent = method !== null && isSent({ type: 'request' }, sighting);
  const next = withSighting(
    record,
    {
      at,
      place: { carrier, field, via },
      host: hostOf(url),
      tabId: null,
      worker: null,
      jarDomain: carrier === 'cookie-jar' ? hostOf(url) : null,
      sent,
      sentTo: sent ? originOf(url) : null,
      // An export does not say whose page it was.
      leak: null,
      cookie: null,
    },
    LIMITS,
  );
  const isRefused = sent && (status === 401 || status === 403) && nestedFrom(via) < 0;
  return isRefused ? { ...next, lastRejection: { at, status, challenge } } : next;
}

/** The facts of a sighting as the document has them; a tab and a request mean nothing outside of it. */
function sightingOf(value: unknown): Sighting | null {
  const row = asRow(value);
  const at = momentOf(row['at']);
  const names = ['carrier', 'field', 'via', 'url', 'method', 'initiator', 'resource'] as const;
  const more = ['frameId', 'hop', 'status', 'durationMs', 'challenge', 'failure'] as const;
  const facts = Object.fromEntries(
    [...names, ...more, 'store', 'partition'].map((name) => [name, row[name] ?? null]),
  );
  const page: unknown = [
    { ...facts, at, hop: asCount(row['hop'], 0), tabId: null, requestId: null },
  ];
  return isPage(page) ? (page[0] ?? null) : null;
}

function momentOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
