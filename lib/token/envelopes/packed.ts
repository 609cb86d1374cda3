import { decodeUtf8 } from '../../jose/utf8.ts';
import { type Content, contentOfBytes, isPrintable } from './content.ts';
import { inflate } from './inflate.ts';

/** What a zlib stream holds, as far as it may be unpacked. */
export function contentOfPacked(packed: Uint8Array): Content {
  const { bytes, end } = inflate(packed);
  if (end === 'whole') return contentOfBytes(bytes);
  const utf8 = decodeUtf8(bytes);
  const kept = utf8.ok ? utf8 : decodeUtf8(bytes.subarray(0, utf8.at));
  const text = kept.ok && kept.text !== '' && isPrintable(kept.text) ? kept.text : null;
  return { content: text, faults: [end === 'capped' ? 'content-capped' : 'compression-damaged'] };
}
