// A file as keys: text in any of its forms, DER, or the octets of a secret.
import { decodeUtf8 } from '../../../jose/utf8.ts';
import type { KeyReading, KeyReadingOptions } from '../key-reading.ts';
import { derDocument } from './der.ts';
import { DerKeys } from './der-keys.ts';
import { describeSecret } from './describe-key.ts';
import { Pile } from './pile.ts';
import { LONGEST_KEYS, readKeys } from './read-keys.ts';

/** No secret of octets is longer: HMAC hashes what is longer than its block, 128 octets at most. */
const LONGEST_SECRET = 1024;
const JAVA = 0xfeedfeed;

/**
 * Reads the bytes of a file. Total and linear.
 * @param name of the file
 */
export async function readKeyFile(
  bytes: Uint8Array,
  name: string,
  options: KeyReadingOptions = {},
): Promise<KeyReading> {
  const source = options.source ?? ({ from: 'given', name } as const);
  const pile = new Pile(name, source);
  if (bytes.length > 2 * LONGEST_KEYS) {
    pile.problem({ code: 'too-long', most: LONGEST_KEYS });
    return pile.reading('secret', '');
  }
  if (options.isSecret !== true && derDocument(bytes)?.tag === 0x30) {
    const der = new DerKeys(pile);
    await der.add(bytes, { label: 'DER', at: 0 });
    await der.finish();
    return pile.reading('der', '');
  }
  const text = textOf(bytes);
  if (text !== null) return readKeys(text, name, options);
  if (bytes.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0) === JAVA) {
    pile.problem({ code: 'is-key-store', kind: 'java' });
  } else if (bytes.length > LONGEST_SECRET) pile.problem({ code: 'not-text' });
  else pile.add(describeSecret(bytes, { label: name, source }));
  return pile.reading('secret', '');
}

/** UTF-8, or UTF-16 as PowerShell writes it, which says so. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const read = decodeUtf8(bytes);
  return read.ok ? read.text : null;
}
