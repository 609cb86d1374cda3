// The export document, described in docs/export.md. The panel's Export and the terminal's --json
// write what this function makes, so the two can never differ.
import type { JsonObject, JsonValue } from '../jose/json.ts';
import { lifetime, type Lifetime } from '../judge/lifetime.ts';
import type { TokenHistory } from '../ledger/record.ts';
import type { Carrier } from '../scan/carriers.ts';
import { decodeToken } from '../token/decode.ts';
import { type Kind, kindOf } from '../token/kind.ts';
import type { Form, Token } from '../token/token.ts';

/** Raised with every change that a reader of older documents would trip over. */
export const EXPORT_VERSION = 1;

export interface ExportDocument {
  readonly format: 'bearerscope';
  readonly version: typeof EXPORT_VERSION;
  /** ISO 8601, UTC, as all moments in the document. */
  readonly exportedAt: string;
  readonly tokens: readonly ExportedToken[];
}

export interface ExportedToken {
  readonly raw: string;
  readonly form: Form;
  readonly kind: Kind;
  readonly header: unknown;
  /** Null where the claims are encrypted or cannot be read. */
  readonly claims: unknown;
  readonly lifetime: ExportedLifetime;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly sightingCount: number;
  readonly sightings: readonly ExportedSighting[];
  readonly findings: readonly never[];
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
  readonly status: number | null;
}

/**
 * Writes histories as an export document; those that hold no token are left out.
 * @param now milliseconds since the epoch.
 */
export function exportDocument(histories: readonly TokenHistory[], now: number): ExportDocument {
  const tokens = histories.flatMap((history) => {
    const token = decodeToken(history.record.raw);
    return token === null ? [] : [exportToken(token, history, now)];
  });
  return { format: 'bearerscope', version: EXPORT_VERSION, exportedAt: iso(now), tokens };
}

function exportToken(
  token: Token,
  { record, sightings }: TokenHistory,
  now: number,
): ExportedToken {
  const life = lifetime(token, record, now);
  return {
    raw: token.raw,
    form: token.form,
    kind: kindOf(token, record.places).kind,
    header: plain(token.header),
    claims: token.claims.state === 'read' ? plain(token.claims.set) : null,
    lifetime: {
      state: life.state,
      startsAt: life.startsAt === null ? null : iso(life.startsAt),
      expiresAt: life.expiresAt === null ? null : iso(life.expiresAt),
      sentAfterExpiry: life.sentAfterExpiry,
    },
    firstSeen: iso(record.firstSeen),
    lastSeen: iso(record.lastSeen),
    sightingCount: record.sightingCount,
    sightings: sightings.map(({ at, carrier, field, via, url, method, status }) => ({
      at: iso(at),
      carrier,
      field,
      via,
      url,
      method,
      status,
    })),
    findings: [],
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
