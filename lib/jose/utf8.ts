// Strict UTF-8 (RFC 3629). A byte-order mark is kept: JSON texts must not begin with one
// (RFC 8259 §8.1), so hiding it would hide a fault.

export type Utf8Reading =
  | { readonly ok: true; readonly text: string }
  /** `at` is the offset of the first byte that begins no well-formed sequence. */
  | { readonly ok: false; readonly at: number };

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads bytes as UTF-8, refusing ill-formed ones. Total and linear. */
export function decodeUtf8(bytes: Uint8Array): Utf8Reading {
  const text = utf8Text(bytes);
  return text === null ? { ok: false, at: firstIllFormed(bytes) } : { ok: true, text };
}

/** The same for those who do not ask what is wrong: null for ill-formed bytes. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Well-formed sequences, Unicode Table 3-7: lead byte range, length, and the range of the second
 * byte (the later ones are always 80..BF).
 */
const SEQUENCES = [
  { from: 0x00, to: 0x7f, length: 1, low: 0x80, high: 0xbf },
  { from: 0xc2, to: 0xdf, length: 2, low: 0x80, high: 0xbf },
  { from: 0xe0, to: 0xe0, length: 3, low: 0xa0, high: 0xbf },
  { from: 0xe1, to: 0xec, length: 3, low: 0x80, high: 0xbf },
  { from: 0xed, to: 0xed, length: 3, low: 0x80, high: 0x9f },
  { from: 0xee, to: 0xef, length: 3, low: 0x80, high: 0xbf },
  { from: 0xf0, to: 0xf0, length: 4, low: 0x90, high: 0xbf },
  { from: 0xf1, to: 0xf3, length: 4, low: 0x80, high: 0xbf },
  { from: 0xf4, to: 0xf4, length: 4, low: 0x80, high: 0x8f },
] as const;

function firstIllFormed(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const row = SEQUENCES.find(({ from, to }) => lead >= from && lead <= to);
  if (row === undefined) return 0;
  for (let k = 1; k < row.length; k++) {
    const byte = bytes[at + k] ?? 0;
    const [low, high] = k === 1 ? [row.low, row.high] : [0x80, 0xbf];
    if (byte < low || byte > high) return 0;
  }
  return row.length;
}
