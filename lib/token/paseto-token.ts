// A PASETO as a token. It has no JOSE header: version and purpose say all that a header would.
import { isPasetoPurpose, isPasetoVersion, type Paseto, protectionSize } from '../jose/paseto.ts';
import { claimsOf } from './compact.ts';
import { placeOf, type SegmentName, segmentFault, type TokenFault, tokenFault } from './fault.ts';
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
  const report = (code: Parameters<typeof tokenFault>[0], at: TokenSegment, sentence: string) =>
    faults.push(tokenFault(code, placeOf(at), sentence));
  if (version !== undefined && !isPasetoVersion(version.text)) {
    report(
      'unknown-version',
      version,
      `${version.text} is no version of PASETO that is known here.`,
    );
  }
  if (purpose !== undefined && !isPasetoPurpose(purpose.text)) {
    report('unknown-purpose', purpose, 'The purpose of a PASETO is local or public.');
  }
  for (const segment of [payload, ...behind]) {
    if (segment === undefined) continue;
    faults.push(
      ...base64urlFaults(segment.text).map((fault) => segmentFault(placeOf(segment), fault)),
    );
  }
  if (segments.length < 3 || segments.length > NAMES.length) {
    const sentence = `A PASETO has three segments, or four with a footer; this one has ${segments.length}.`;
    faults.push(tokenFault('segment-count', text.length, sentence));
  } else if (payload !== undefined && isTooShort(version?.text, purpose?.text, payload)) {
    report('too-short', payload, 'The payload is shorter than what protects it must be.');
  }
  const [footer] = behind;
  if (footer?.text === '') report('empty-segment', footer, 'The footer is empty.');
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
