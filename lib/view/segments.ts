import { stringifyJson } from '../jose/json-text.ts';
import { stringMember } from '../jose/members.ts';
import { decodeUtf8 } from '../jose/utf8.ts';
import type { SegmentName } from '../token/fault.ts';
import type { Token, TokenSegment } from '../token/token.ts';
import { keyPart, say } from '../words/say.ts';

/** What a segment of a token is; also its colour. */
export type SegmentRole = SegmentName;

/** One segment of a token, for the structure view. */
export interface Segment {
  readonly role: SegmentRole;
  /** Which of several of its role, counted from 0. */
  readonly index: number;
  readonly name: string;
  /** What it is for, in one plain sentence without a full stop. */
  readonly purpose: string;
  /** What stands between the segment before it and this one: a dot, a tilde, JSON. */
  readonly before: string;
  /** As it stands in the token. */
  readonly text: string;
  /** Length of what it encodes, in bytes. */
  readonly bytes: number;
  /** What can be told of its size: "RSA 2048"; null if nothing. */
  readonly size: string | null;
  /** What it says, where that can be read. */
  readonly content: string | null;
}

/** The segments of a token in order. */
export function segmentsOf(token: Token): readonly Segment[] {
  let end = 0;
  return token.segments.map((segment) => {
    const before = token.raw.slice(end, segment.start);
    end = segment.end;
    return describe(token, segment, before);
  });
}

function describe(token: Token, segment: TokenSegment, before: string): Segment {
  const { name: role, index, text } = segment;
  const bytes = segment.bytes?.length ?? Math.floor((text.length * 3) / 4);
  return {
    role,
    index,
    name: say(`segment_name_${keyPart(role)}`),
    purpose: purposeOf(token, role, text),
    before,
    text,
    bytes,
    size: role === 'signature' ? signatureSize(token, bytes) : null,
    content: contentOf(token, segment),
  };
}

function purposeOf({ claims }: Token, role: SegmentRole, text: string): string {
  if (text === '' && (role === 'claims' || role === 'signature' || role === 'encrypted-key')) {
    return say(`segment_empty_${keyPart(role)}`);
  }
  if (claims.state === 'encrypted' && (role === 'header' || role === 'payload')) {
    return say(`segment_encrypted_${role}`);
  }
  return say(`segment_purpose_${keyPart(role)}`);
}

/** Segments that are read as text where their bytes are text. */
const TEXTUAL: ReadonlySet<SegmentRole> = new Set(['disclosure', 'footer', 'additional-data']);

function contentOf({ header, claims, form }: Token, segment: TokenSegment): string | null {
  const { name, index } = segment;
  if (name === 'header' && index === 0) return stringifyJson(header);
  // The claims of an SD-JWT hold what was disclosed; the segment only its digests.
  if (name === 'claims' && form !== 'sd-jwt') {
    if (claims.state === 'read') return stringifyJson(claims.set);
    return claims.state === 'unreadable' ? claims.text : null;
  }
  if (name === 'payload' && claims.state === 'read') return stringifyJson(claims.set);
  const textual = TEXTUAL.has(name) || name === 'claims' || name === 'header';
  return textual && segment.bytes !== null ? textOf(segment.bytes) : null;
}

function textOf(bytes: Uint8Array): string | null {
  const utf8 = decodeUtf8(bytes);
  return utf8.ok ? utf8.text : null;
}

// RFC 7518 §3.3 and §3.5: an RSA signature is as long as the modulus.
function signatureSize({ header }: Token, bytes: number): string | null {
  const algorithm = stringMember(header, 'alg') ?? '';
  return bytes > 0 && /^(RS|PS)\d{3}$/.test(algorithm) ? `RSA ${bytes * 8}` : null;
}
