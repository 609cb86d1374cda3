// zlib streams (RFC 1950) out of cookies. A few hundred bytes can unfold to gigabytes, so the stream
// is fed in small pieces and dropped as soon as enough has come out.
import { Inflate } from 'fflate';

/** No session of a real site comes near this; a browser's whole cookie is 4 kB. Bytes. */
export const INFLATE_LIMIT = 250_000;

/** Deflate cannot do better than 1032:1, so one piece makes at most about 260 kB. */
const PIECE = 256;

export interface Inflated {
  readonly bytes: Uint8Array;
  /** `capped`: more would have come; `damaged`: the stream broke off or is no zlib stream. */
  readonly end: 'whole' | 'capped' | 'damaged';
}

/**
 * Unpacks a zlib stream up to INFLATE_LIMIT bytes. Total; time and memory are bounded. The checksum
 * is not compared: whether the bytes are the right ones is for the signature to say.
 */
export function inflate(packed: Uint8Array): Inflated {
  if (!hasZlibHeader(packed)) return { bytes: new Uint8Array(0), end: 'damaged' };
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  let end: Inflated['end'] = 'whole';
  try {
    for (let at = HEADER; at < packed.length && length <= INFLATE_LIMIT; at += PIECE) {
      stream.push(packed.slice(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch {
    end = 'damaged';
  }
  return { bytes: joined(chunks, length), end: length > INFLATE_LIMIT ? 'capped' : end };
}

const HEADER = 2;

/** RFC 1950 §2.2: method 8, a header that divides by 31, no preset dictionary. */
function hasZlibHeader(packed: Uint8Array): boolean {
  const [method = 0, flags = 0] = packed;
  const header = method * 256 + flags;
  return packed.length > HEADER && (method & 15) === 8 && header % 31 === 0 && (flags & 32) === 0;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(length, INFLATE_LIMIT));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at += Math.min(chunk.length, bytes.length - at);
  }
  return bytes;
}
