// The examples of RFC 7515 to 7520, 7797 and 8037, and those of joserfc, in every serialization.
import { join } from 'node:path';
import { unwrap } from '../../lib/scan/unwrap.ts';
import { foundWhole, headerRead, platformJson, serializationRead } from './expectations.ts';
import { isRecord, recordsOf, type SetResult, SetTally, stringOf, textsIn } from './set-result.ts';

export function cookbook(dir: string): SetResult {
  const tally = new SetTally('rfc7520-cookbook');
  for (const { name, text } of textsIn(join(dir, 'rfc7520-cookbook'), /\.json$/)) {
    const example: unknown = JSON.parse(text);
    const outputs = [example, member(example, 'sign'), member(example, 'encrypt')]
      .map((part) => member(part, 'output'))
      .filter(isRecord);
    if (outputs.length === 0) keyAlone(tally, name, text);
    for (const [index, output] of outputs.entries()) {
      everySerialization(tally, outputs.length > 1 ? `${name} ${index}` : name, {
        compact: output['compact'],
        general: output['json'],
        flattened: output['json_flat'],
      });
    }
  }
  return tally.result();
}

export function latchset(dir: string): SetResult {
  const tally = new SetTally('rfc-vectors-latchset');
  for (const { name, text } of textsIn(join(dir, 'rfc-vectors-latchset'), /./)) {
    if (/\.jw[se]c$/.test(name)) compact(tally, name, text.trim());
    else if (/\.jw[se][fg]$/.test(name)) serialized(tally, name, JSON.parse(text));
    else keyAlone(tally, name, text);
  }
  return tally.result();
}

export function joserfc(dir: string): SetResult {
  const tally = new SetTally('joserfc-fixtures');
  for (const { name, text } of textsIn(join(dir, 'joserfc-fixtures'), /\.json$/)) {
    if (text.trim() === '') {
      tally.decided(name, 'nothing to read: the file is empty');
      continue;
    }
    for (const test of recordsOf(JSON.parse(text), 'tests')) {
      everySerialization(tally, `${name} ${stringOf(test, 'name')}`, {
        compact: test['compact'] ?? test['value'] ?? test['token'],
        general: test['general_json'],
        flattened: test['flattened_json'],
      });
    }
  }
  return tally.result();
}

interface Serializations {
  readonly compact: unknown;
  readonly general: unknown;
  readonly flattened: unknown;
}

function everySerialization(tally: SetTally, name: string, given: Serializations): void {
  if (typeof given.compact === 'string') compact(tally, `${name} (compact)`, given.compact);
  if (isRecord(given.general)) serialized(tally, `${name} (general)`, given.general);
  if (isRecord(given.flattened)) serialized(tally, `${name} (flattened)`, given.flattened);
}

function compact(tally: SetTally, name: string, raw: string): void {
  const header = platformJson(raw.split('.')[0] ?? '');
  const form = isRecord(header) && 'enc' in header ? 'jwe' : 'jws';
  const misread = headerRead(raw, form, header);
  if (/\s/.test(raw)) {
    const decision = 'read when handed in; in a text nothing tells where content with spaces ends';
    tally.decided(name, decision, misread);
  } else tally.count(name, foundWhole(raw) ?? misread);
}

function serialized(tally: SetTally, name: string, json: unknown): void {
  const [first] = [...recordsOf(json, 'signatures'), ...recordsOf(json, 'recipients'), json];
  const shared = stringOf(first, 'protected') || stringOf(json, 'protected');
  const header = {
    ...member(json, 'unprotected'),
    ...member(first, 'header'),
    ...(shared === '' ? {} : (platformJson(shared) as object)),
  };
  const form = isRecord(json) && 'ciphertext' in json ? 'jwe-json' : 'jws-json';
  tally.count(name, serializationRead(json, form, header));
}

/** A key, a plaintext or a password is no token. */
function keyAlone(tally: SetTally, name: string, text: string): void {
  const found = unwrap(text).tokens;
  tally.count(name, found.length === 0 ? null : 'a token was found where there is none');
}

function member(of: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  const value = isRecord(of) ? of[name] : undefined;
  return isRecord(value) ? value : undefined;
}
