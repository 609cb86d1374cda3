// The export document, described in docs/export.md. The panel's Export and the terminal's --json
// write what these functions make, so the two can never differ.

import type { JsonObject, JsonValue } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { type Lifetime, lifetime } from '../judge/lifetime.ts';
import type { TokenHistory } from '../ledger/record.ts';
import type { Sighting } from '../ledger/sighting.ts';
import type { Carrier } from '../scan/carriers.ts';
import { type Kind, kindOf } from '../token/kind.ts';
import type { Recognition } from '../token/recognition.ts';
import { tokenOf } from '../token/reference-token.ts';
import { disclosed } from '../token/sd-jwt-json.ts';
import type { Form, Token } from '../token/token.ts';
import { followRecords } from './entries.ts';
import type { Entry as ViewEntry } from './entry.ts';
import { type ExportedFinding, exportFindings } from './export-findings.ts';
import { englishEvidence } from './export-words.ts';
import { type ExportedVerification, exportVerification } from './verification/exported-verdict.ts';

/** Raised with every change that a reader of older documents would trip over. */
export const EXPORT_VERSION = 1;

export interface ExportDocument {
  readonly format: 'bearerscope';
  readonly version: typeof EXPORT_VERSION;
  /** ISO 8601, UTC, as all moments in the document. */
  readonly exportedAt: string;
  /** Only in a safe share: nothing in it is what was seen, and nothing lets anyone in. */
  readonly safeShare?: true;
  readonly tokens: readonly ExportedToken[];
}

export interface ExportedToken {
  readonly raw: string;
  readonly form: Form;
  readonly kind: Kind;
  /** As it was written: numbers keep their text, members their order, duplicates stay. */
  readonly header: JsonObject | null;
  /** Null where the claims are encrypted, cannot be read or stay on the server. */
  readonly claims: JsonObject | null;
  readonly lifetime: ExportedLifetime;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly sightingCount: number;
  readonly sightings: readonly ExportedSighting[];
  readonly findings: readonly ExportedFinding[];
  /** What was found out about its signature by whoever exported it; missing where nobody asked. */
  readonly verification?: ExportedVerification;
  /** Of what is no token by its form: what it was recognised as. */
  readonly recognition?: Pick<Recognition, 'family' | 'label' | 'role'> & {
    readonly evidence: string;
  };
}

export interface ExportedLifetime {
  readonly state: Lifetime['state'];
  readonly startsAt: string | null;
  readonly expiresAt: string | null;
  readonly sentAfterExpiry: boolean;
}

export interface ExportedSighting {
  readonly at: string;
  readonly carrier: Carrier;
  readonly field: string;
  readonly via: readonly string[];
  readonly url: string;
  readonly method: string | null;
  readonly resource: string | null;
  readonly initiator: string | null;
  readonly frameId: number | null;
  readonly hop: number;
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly challenge: string | null;
  readonly failure: string | null;
  readonly store: string | null;
  readonly partition: string | null;
}

/** A token with its sightings, as they are written. In a safe share none of it is what was seen. */
export interface ExportItem {
  readonly token: Token;
  readonly history: TokenHistory;
  readonly kind: Kind;
  readonly findings: readonly ExportedFinding[];
  /** Null where nobody asked. */
  readonly verification: ExportedVerification | null;
}

/**
 * What a history is written as, whole; null for one that holds no token.
 * @param entry the token among the others, which decide what is found in it
 */
export function exportItem(history: TokenHistory, entry: ViewEntry | undefined): ExportItem | null {
  const found = tokenOf(history.record);
  const token = found && disclosed(found);
  if (token === null) return null;
  const { kind } = kindOf(token, history.record.places);
  const findings = entry ? exportFindings(entry) : [];
  const verification = entry ? exportVerification(entry.token) : null;
  return { token, history, kind, findings, verification };
}

/**
 * Writes histories as an export document; those that hold no token are left out.
 * @param now milliseconds since the epoch.
 */
export function exportDocument(histories: readonly TokenHistory[], now: number): ExportDocument {
  const records = new Map(histories.map(({ record }) => [record.id, record]));
  const entries = followRecords(records, new Map());
  const tokens = histories.flatMap((history) => {
    const item = exportItem(history, entries.get(history.record.id));
    return item === null ? [] : [exportToken(item, now)];
  });
  return { format: 'bearerscope', version: EXPORT_VERSION, exportedAt: iso(now), tokens };
}

/** The text of a document, as it is saved. It ends with a line feed. */
export function exportText({ tokens, ...head }: ExportDocument): string {
  return exportParts(head, tokens.map(tokenText)).join('');
}

/** The same in parts: what stands before the tokens, the texts of the tokens, and what comes after. */
export function exportParts(
  head: Omit<ExportDocument, 'tokens'>,
  tokenTexts: readonly string[],
): readonly string[] {
  const before = stringifyJson(objectOf(membersOf(head)), 2).slice(0, -2);
  if (tokenTexts.length === 0) return [`${before},\n  "tokens": []\n}\n`];
  const texts = tokenTexts.map((text, index) => `${index === 0 ? '' : ','}\n    ${text}`);
  return [`${before},\n  "tokens": [`, ...texts, '\n  ]\n}\n'];
}

/** The text of a token in a document. */
export function tokenText(token: ExportedToken): string {
  // No string of a JSON text has a line feed in it.
  return stringifyJson(tokenObject(token), 2).replaceAll('\n', '\n    ');
}

type Entry = readonly [name: string, value: JsonValue];

const NULL: JsonValue = { type: 'literal', value: null };

function tokenObject({ raw, form, kind, header, claims, ...rest }: ExportedToken): JsonValue {
  return objectOf([
    ...membersOf({ raw, form, kind }),
    ['header', header ?? NULL],
    ['claims', claims ?? NULL],
    ...membersOf(rest),
  ]);
}

function objectOf(entries: readonly Entry[]): JsonObject {
  const members = entries.map(([name, value]) => ({ name, value, duplicate: false }));
  return { type: 'object', members };
}

function membersOf(plain: object): readonly Entry[] {
  return Object.entries(plain).map(([name, value]) => [name, jsonOf(value)] as const);
}

/** Plain data as a JSON value. */
function jsonOf(plain: unknown): JsonValue {
  if (typeof plain === 'string') return { type: 'string', value: plain };
  if (typeof plain === 'number') return { type: 'number', text: String(plain) };
  if (typeof plain === 'boolean') return { type: 'literal', value: plain };
  if (Array.isArray(plain)) return { type: 'array', items: plain.map(jsonOf) };
  return typeof plain === 'object' && plain !== null ? objectOf(membersOf(plain)) : NULL;
}

/** @param now milliseconds since the epoch. */
export function exportToken(
  { token, history, kind, findings, verification }: ExportItem,
  now: number,
): ExportedToken {
  const { record, sightings } = history;
  const life = lifetime(token, record, now);
  return {
    raw: token.raw,
    form: token.form,
    kind,
    header: token.recognition === undefined ? token.header : null,
    claims: token.claims.state === 'read' ? token.claims.set : null,
    lifetime: {
      state: life.state,
      startsAt: life.startsAt === null ? null : iso(life.startsAt),
      expiresAt: life.expiresAt === null ? null : iso(life.expiresAt),
      sentAfterExpiry: life.sentAfterExpiry,
    },
    firstSeen: iso(record.firstSeen),
    lastSeen: iso(record.lastSeen),
    sightingCount: record.sightingCount,
    sightings: sightings.map(exportSighting),
    findings,
    ...(verification === null ? {} : { verification }),
    ...recognised(token),
  };
}

/** The ids of tabs and requests mean nothing outside of the browser's session, so they stay in it. */
function exportSighting(sighting: Sighting): ExportedSighting {
  const { carrier, field, via, url, method, resource, initiator, frameId, hop } = sighting;
  const { at, status, durationMs, challenge, failure, store, partition } = sighting;
  return {
    at: iso(at),
    carrier,
    field,
    via,
    url,
    method,
    resource,
    initiator,
    frameId,
    hop,
    status,
    durationMs,
    challenge,
    failure,
    store,
    partition,
  };
}

function recognised({ recognition }: Token): Pick<ExportedToken, 'recognition'> {
  if (recognition === undefined) return {};
  const { family, label, role, evidence } = recognition;
  return { recognition: { family, label, role, evidence: englishEvidence(evidence) } };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
