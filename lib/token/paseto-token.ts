// A PASETO as a token. It has no JOSE header: version and purpose say all that a header would.
import type { Paseto } from '../jose/paseto.ts';
import { isPasetoPurpose, isPasetoVersion, protectionSize } from '../jose/paseto-shape.ts';
import { claimsOf } from './compact.ts';
import {
  countFault,
  placeOf,
  type SegmentName,
  segmentFault,
  type TokenFault,
  tokenFault,
} from './fault.ts';
import { base64urlFaults, dotted, segmentAt } from './segments.ts';
import type { Claims, Token, TokenSegment } from './token.ts';

const NAMES: readonly SegmentName[] = ['version', 'purpose', 'payload', 'footer'];

export class PasetoToken implements Token {
  readonly form = 'paseto';
  readonly raw: string;
  readonly header: Token['header'] = { type: 'object', members: [] };
  readonly claims: Claims;
  readonly detached = false;
  readonly paseto: Paseto;

  constructor(raw: string, paseto: Paseto) {
    this.raw = raw;
    this.paseto = paseto;
    const { message } = paseto;
    const [, , payload] = this.segments;
    this.claims =
      message === null || payload === undefined
        ? { state: 'encrypted' }
        : claimsOf(placeOf(payload), message);
  }

  get segments(): readonly TokenSegment[] {
    return segmentsOf(this.raw);
  }

  get faults(): readonly TokenFault[] {
    const { payloadFaults, message, footer } = this.paseto;
    return this.segments.flatMap((segment) => {
      const place = placeOf(segment);
      const faults =
        segment.name === 'payload'
          ? [...payloadFaults, ...(message?.faults ?? [])]
          : segment.name === 'footer'
            ? // A footer may be any bytes; only its base64url can be wrong.
              (footer?.reading.faults ?? []).filter(({ inside }) => inside === null)
            : [];
      return faults.map((fault) => segmentFault(place, fault));
    });
  }
}

function segmentsOf(text: string): readonly TokenSegment[] {
  return dotted(text).map(({ text: part, start }, position) => {
    const name = NAMES[position] ?? 'unknown';
    const index = Math.max(0, position - NAMES.length);
    return segmentAt(name, index, start, part, { plain: position < 2 });
  });
}

/** Whether a text that is no token was meant to be a PASETO. */
export function looksLikePaseto(text: string): boolean {
  return /^v\d\w?\.(?:local|public)\b|^v[1-4]\.\w*\./.test(text);
}

/** Says what is wrong with a PASETO that `readPaseto` refuses. Total and linear. */
export function readDamagedPaseto(text: string): {
  readonly segments: readonly TokenSegment[];
  readonly faults: readonly TokenFault[];
} {
  const segments = segmentsOf(text);
  const [version, purpose, payload, ...behind] = segments;
  const faults: TokenFault[] = [];
  const report = (code: Parameters<typeof tokenFault>[0], at: TokenSegment, name?: string) =>
    faults.push(tokenFault(code, placeOf(at), name === undefined ? {} : { name }));
  if (version !== undefined && !isPasetoVersion(version.text)) {
    report('unknown-version', version, version.text);
  }
  if (purpose !== undefined && !isPasetoPurpose(purpose.text)) report('unknown-purpose', purpose);
  for (const segment of [payload, ...behind]) {
    if (segment === undefined) continue;
    faults.push(
      ...base64urlFaults(segment.text).map((fault) => segmentFault(placeOf(segment), fault)),
    );
  }
  if (segments.length < 3 || segments.length > NAMES.length) {
    faults.push(countFault(text.length, 'segments-paseto', segments.length));
  } else if (payload !== undefined && isTooShort(version?.text, purpose?.text, payload)) {
    report('too-short', payload);
  }
  const [footer] = behind;
  if (footer?.text === '') report('empty-segment', footer);
  return { segments, faults };
}

function isTooShort(
  version: string | undefined,
  purpose: string | undefined,
  payload: TokenSegment,
): boolean {
  if (version === undefined || purpose === undefined) return false;
  if (!isPasetoVersion(version) || !isPasetoPurpose(purpose) || payload.bytes === null)
    return false;
  return payload.bytes.length < protectionSize(version, purpose);
}
