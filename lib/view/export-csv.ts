// Tokens or sightings as CSV (RFC 4180): one line each, CRLF behind every line, quotes where a field has
// a comma, a quote or a line break.

import { isDate } from '../jose/dates.ts';
import type { JsonValue } from '../jose/json.ts';
import { member, numericDate, stringMember } from '../jose/members.ts';
import { lifetime } from '../judge/lifetime.ts';
import type { Sighting } from '../ledger/sighting.ts';
import type { ExportItem } from './export.ts';

type Cell = string | number | boolean | null;

interface Column<T> {
  readonly name: string;
  readonly cell: (row: T) => Cell;
}

interface TokenRow {
  readonly item: ExportItem;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const claim =
  (name: string) =>
  ({ item: { token } }: TokenRow): Cell =>
    token.claims.state === 'read' ? textOf(member(token.claims.set, name)) : null;

const date =
  (name: string) =>
  ({ item: { token } }: TokenRow): Cell => {
    const at = token.claims.state === 'read' ? numericDate(token.claims.set, name) : undefined;
    return at === undefined ? null : iso(at);
  };

const life = ({ item, now }: TokenRow) => lifetime(item.token, item.history.record, now);

const TOKEN_COLUMNS: readonly Column<TokenRow>[] = [
  { name: 'token', cell: ({ item }) => item.token.raw },
  { name: 'form', cell: ({ item }) => item.token.form },
  { name: 'kind', cell: ({ item }) => item.kind },
  { name: 'alg', cell: ({ item }) => stringMember(item.token.header, 'alg') ?? null },
  { name: 'typ', cell: ({ item }) => stringMember(item.token.header, 'typ') ?? null },
  { name: 'kid', cell: ({ item }) => stringMember(item.token.header, 'kid') ?? null },
  ...['iss', 'sub', 'aud', 'client_id', 'scope', 'jti'].map((name) => ({
    name,
    cell: claim(name),
  })),
  ...['iat', 'nbf', 'exp'].map((name) => ({ name, cell: date(name) })),
  { name: 'state', cell: (row) => life(row).state },
  { name: 'sent_after_expiry', cell: (row) => life(row).sentAfterExpiry },
  { name: 'first_seen', cell: ({ item }) => iso(item.history.record.firstSeen) },
  { name: 'last_seen', cell: ({ item }) => iso(item.history.record.lastSeen) },
  { name: 'sightings', cell: ({ item }) => item.history.record.sightingCount },
  {
    name: 'carriers',
    cell: ({ item }) =>
      [...new Set(item.history.record.places.map(({ carrier }) => carrier))].join(' '),
  },
  { name: 'hosts', cell: ({ item }) => item.history.record.hosts.join(' ') },
  { name: 'findings', cell: ({ item }) => codesOf(item.findings, false) },
  { name: 'muted', cell: ({ item }) => codesOf(item.findings, true) },
  // What a token says of itself needs nobody who asks; that stands in other columns.
  { name: 'signature', cell: ({ item }) => item.verification?.signature ?? 'unchecked' },
];

/** The codes of what was found and told, or of what is muted. */
function codesOf(findings: ExportItem['findings'], muted: boolean): string {
  return findings
    .filter((finding) => (finding.muted ?? false) === muted)
    .map(({ code }) => code)
    .join(' ');
}

interface SightingRow {
  readonly item: ExportItem;
  readonly sighting: Sighting;
}

const fact = (name: keyof Sighting & string) => ({
  name,
  cell: ({ sighting }: SightingRow): Cell => {
    const value = sighting[name];
    return typeof value === 'object' && value !== null ? value.join(' › ') : value;
  },
});

const SIGHTING_COLUMNS: readonly Column<SightingRow>[] = [
  { name: 'at', cell: ({ sighting }) => iso(sighting.at) },
  ...(['method', 'url', 'status', 'carrier', 'field', 'via'] as const).map(fact),
  { name: 'kind', cell: ({ item }) => item.kind },
  { name: 'token', cell: ({ item }) => item.token.raw },
  ...(['initiator', 'resource', 'frameId', 'hop', 'durationMs'] as const).map(fact),
  ...(['challenge', 'failure', 'store', 'partition'] as const).map(fact),
];

/** The line that names the columns. */
export function csvHead(rows: 'tokens' | 'sightings'): string {
  const columns: readonly { readonly name: string }[] =
    rows === 'tokens' ? TOKEN_COLUMNS : SIGHTING_COLUMNS;
  return line(columns.map(({ name }) => name));
}

/**
 * The line of a token.
 * @param now milliseconds since the epoch
 */
export function csvToken(item: ExportItem, now: number): string {
  return line(TOKEN_COLUMNS.map(({ cell }) => cell({ item, now })));
}

/** The lines of a token's sightings. */
export function csvSightings(item: ExportItem): string {
  return item.history.sightings
    .map((sighting) => line(SIGHTING_COLUMNS.map(({ cell }) => cell({ item, sighting }))))
    .join('');
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * One field. Spreadsheets take a text that begins with one of these characters for a formula, and a page
 * may choose what a token says; the apostrophe in front makes them show it as the text it is.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: JsonValue | undefined): Cell {
  if (value === undefined) return null;
  if (value.type === 'string') return value.value;
  if (value.type === 'number') return value.text;
  if (value.type === 'literal') return value.value === null ? null : value.value;
  return value.type === 'array' ? value.items.map((item) => textOf(item) ?? '').join(' ') : null;
}

function iso(ms: number): string {
  return isDate(ms) ? new Date(ms).toISOString() : '';
}
