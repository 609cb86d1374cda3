// Copies of a token with one thing changed.
import { encodeBase64url } from '../../lib/jose/base64url.ts';
import { decodeToken } from '../../lib/token/decode.ts';
import type { SegmentName } from '../../lib/token/fault.ts';
import type { TokenSegment } from '../../lib/token/token.ts';

export interface Tampered {
  readonly what: string;
  readonly segment: SegmentName;
  readonly text: string;
}

type Segment = Pick<TokenSegment, 'name' | 'index' | 'start' | 'end' | 'text'>;

/** The encoded parts of a token; content that is not encoded stands there as it is. */
function partsOf(text: string): readonly Segment[] {
  return decodeToken(text)?.segments.filter((one) => one.text !== '') ?? [];
}

function put(text: string, { start, end }: Segment, part: string): string {
  return text.slice(0, start) + part + text.slice(end);
}

/** Every segment with one bit of its first, middle and last whole octet changed. */
export function flippedBits(text: string): readonly Tampered[] {
  return partsOf(text).flatMap((segment) => {
    const bytes = Buffer.from(segment.text, 'base64url');
    if (encodeBase64url(bytes) !== segment.text) return [];
    const places = new Set([0, bytes.length >> 1, bytes.length - 1]);
    return [...places].map((place) => {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      return {
        what: `${segment.name} ${segment.index}: octet ${place} changed`,
        segment: segment.name,
        text: put(text, segment, encodeBase64url(changed)),
      };
    });
  });
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Every other text for the same octets: each setting of the loose bits, padding, white space. */
export function otherTexts(text: string): readonly Tampered[] {
  return partsOf(text).flatMap((segment) => {
    const digits = segment.text;
    const loose = [0, 0, 4, 2][digits.length % 4] ?? 0;
    const last = ALPHABET.indexOf(digits.at(-1) ?? '');
    const texts = Array.from({ length: loose === 0 ? 0 : (1 << loose) - 1 }, (_, bits) => {
      return {
        why: `loose bits ${bits + 1}`,
        part: digits.slice(0, -1) + ALPHABET[last + bits + 1],
      };
    });
    texts.push({ why: 'padding', part: `${digits}${'='.repeat(loose === 0 ? 1 : loose / 2)}` });
    return texts.map(({ why, part }) => ({
      what: `${segment.name} ${segment.index}: ${why}`,
      segment: segment.name,
      text: put(text, segment, part),
    }));
  });
}

export interface TamperedMember extends Tampered {
  readonly member: string;
}

/** Every member of every protected header changed, and removed. */
export function changedMembers(text: string): readonly TamperedMember[] {
  const headers = partsOf(text).filter(({ name }) => name === 'header');
  return headers.flatMap((segment) => {
    const header: unknown = JSON.parse(Buffer.from(segment.text, 'base64url').toString());
    const members = Object.entries(header as Readonly<Record<string, unknown>>);
    return members.flatMap(([name, value]) => {
      const others = members.filter(([other]) => other !== name);
      const variants = [
        ['changed', [...others, [name, otherValue(value)]]],
        ['removed', others],
      ] as const;
      return variants.map(([how, left]) => ({
        what: `${name} ${how}`,
        segment: 'header' as const,
        member: name,
        text: put(text, segment, encoded(Object.fromEntries(left))),
      }));
    });
  });
}

function encoded(header: unknown): string {
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}

function otherValue(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) ? [...value, 'x'] : { ...(value as object), x: 1 };
}
