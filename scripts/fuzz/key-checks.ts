// What the readers of keys promise about any text.
import { type JsonOffsets, parseJson } from '../../lib/jose/json.ts';
import { derBytes } from '../../lib/judge/verify/keys/base64.ts';
import { readDerKey } from '../../lib/judge/verify/keys/der-key.ts';
import { jsonKeys } from '../../lib/judge/verify/keys/json-keys.ts';
import { openSshLines } from '../../lib/judge/verify/keys/openssh.ts';
import { pemBlocks } from '../../lib/judge/verify/keys/pem.ts';
import { Pile } from '../../lib/judge/verify/keys/pile.ts';
import { secretReadings } from '../../lib/judge/verify/keys/secret-readings.ts';

/** @returns what is wrong, or null */
export function keysInText(text: string): string | null {
  const pile = new Pile('fuzz', { from: 'given', name: 'fuzz' });
  const offsets: JsonOffsets = new Map();
  const json = parseJson(text, offsets);
  if (json.ok) jsonKeys(json.value, offsets, pile);
  for (const { at, content } of pemBlocks(text)) {
    if (!text.startsWith('-----BEGIN ', at)) return `says that PEM begins at ${at}`;
    if (content.state === 'read') readDerKey(content.bytes);
  }
  for (const { at } of openSshLines(text)) {
    if (at < 0 || at > text.length) return `has a key at ${at}, outside of the text`;
  }
  const der = derBytes(text);
  if (der !== null) readDerKey(der);
  if (text !== '' && secretReadings(text)[0]?.reading !== 'text')
    return 'is no secret as it stands';
  const reading = pile.reading('json', text);
  const misplaced = reading.problems.find(({ at }) => at > text.length);
  return misplaced === undefined ? null : `has ${misplaced.code} at ${misplaced.at}`;
}
