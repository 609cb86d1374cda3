// Anything that a person gives as keys → the keys in it.
import { decodeBase64url } from '../../../jose/base64url.ts';
import { type JsonOffsets, parseJson } from '../../../jose/json.ts';
import { stringMember } from '../../../jose/members.ts';
import { decodeUtf8 } from '../../../jose/utf8.ts';
import type { KeyForm, KeyReading, KeyReadingOptions } from '../key-reading.ts';
import { derBytes } from './base64.ts';
import { readDerKey } from './der-key.ts';
import { DerKeys } from './der-keys.ts';
import { describeJwk, describeSecret } from './describe-key.ts';
import { jsonForm, jsonKeys } from './json-keys.ts';
import { openSshLines } from './openssh.ts';
import { hasPem } from './pem.ts';
import { Pile } from './pile.ts';
import { secretReadings } from './secret-readings.ts';
import { certificatesInXml, looksLikeKeys, textInBase64 } from './wrapped.ts';

/** UTF-16 units: a JWK Set of 500 keys with certificates is shorter. */
export const LONGEST_KEYS = 1 << 20;

/**
 * Reads a text as keys: JWK, JWK Set, other JSON with keys in it, PEM, base64 of DER, public keys of OpenSSH, or a
 * secret, which is read in every way that makes sense. Total and linear.
 * @param name what was given, for keys without a name of their own; never a secret
 */
export async function readKeys(
  text: string,
  name: string,
  options: KeyReadingOptions = {},
): Promise<KeyReading> {
  const pile = new Pile(name, options.source ?? { from: 'given', name });
  if (text.length > LONGEST_KEYS) {
    pile.problem({ code: 'too-long', most: LONGEST_KEYS });
    return pile.reading('secret', '');
  }
  if (text.trim() === '') {
    pile.problem({ code: 'no-text' });
    return pile.reading('secret', '');
  }
  const bare = text.replace(/^\ufeff/, '');
  const form = options.isSecret === true ? null : await structured(bare, pile);
  if (form !== null) return pile.reading(form, bare);
  // Whoever says that it is a secret knows what it looks like.
  if (options.isSecret !== true) tellLikeness(bare, pile);
  for (const { bytes, reading } of secretReadings(bare)) {
    pile.add(describeSecret(bytes, { label: pile.name, source: pile.source }, reading));
  }
  return pile.reading('secret', bare);
}

/** What has a structure of its own; null for a text that can only be a secret. */
async function structured(text: string, pile: Pile): Promise<KeyForm | null> {
  const json = await fromJson(text, pile);
  if (json !== null) return json;
  const pem = hasPem(text) ? text : certificatesInXml(text);
  if (pem !== null) {
    const der = new DerKeys(pile);
    await der.addPem(pem);
    await der.finish();
    return 'pem';
  }
  const lines = openSshLines(text);
  for (const { at, type, jwk, comment } of lines) {
    const origin = { label: comment ?? pile.name, source: pile.source };
    const key = jwk === null ? null : describeJwk(jwk, origin);
    if (key === null) pile.problem({ code: 'key-type-unknown', name: type }, at);
    else pile.add(key);
  }
  if (lines.length > 0) return 'openssh';
  const inner = textInBase64(text);
  return inner === null ? fromBase64(text, pile) : structured(inner, pile);
}

async function fromJson(text: string, pile: Pile): Promise<KeyForm | null> {
  if (!/^\s*[[{"]/.test(text)) return null;
  const offsets: JsonOffsets = new Map();
  const read = parseJson(text, offsets);
  if (!read.ok) {
    if (!looksLikeKeys(text)) return null;
    pile.problem({ code: 'not-json', fault: read.fault.code }, read.fault.at);
    return 'json';
  }
  const { value } = read;
  if (value.type === 'string') {
    // Text as a program writes it, with its line ends escaped.
    return value.value.trim() === '' || /^\s*"/.test(value.value)
      ? null
      : structured(value.value, pile);
  }
  const pems = jsonKeys(value, offsets, pile);
  const der = new DerKeys(pile);
  for (const { text: pem, kid, at } of pems) await der.addPem(pem, kid, at);
  await der.finish();
  if (pile.isEmpty) pile.problem({ code: 'no-keys-in-json' });
  return jsonForm(value);
}

/** The base64 of a key without its PEM lines, as some consoles show it. */
async function fromBase64(text: string, pile: Pile): Promise<KeyForm | null> {
  const bytes = derBytes(text);
  if (bytes === null || !isKey(bytes)) return null;
  const der = new DerKeys(pile);
  await der.add(bytes, { label: 'DER', at: 0 });
  await der.finish();
  return 'der';
}

function isKey(bytes: Uint8Array): boolean {
  const read = readDerKey(bytes);
  return read.ok || read.problem.code !== 'not-der';
}

const URL_LIKE = /^\s*(https?:\/\/\S+)\s*$/;
const TOKEN_LIKE = /^\s*(?:Bearer\s+)?([\w-]+)(?:\.[\w-]*){2,4}\s*$/;

/** What is an address or a token more likely than a secret. */
function tellLikeness(text: string, pile: Pile): void {
  const url = URL_LIKE.exec(text)?.[1];
  if (url !== undefined) pile.problem({ code: 'is-url', url });
  if (isToken(text)) pile.problem({ code: 'is-token' });
}

function isToken(text: string): boolean {
  const header = decodeBase64url(TOKEN_LIKE.exec(text)?.[1] ?? '');
  const json = header.ok ? decodeUtf8(header.bytes) : null;
  const read = json?.ok === true ? parseJson(json.text) : null;
  return (
    read?.ok === true &&
    read.value.type === 'object' &&
    stringMember(read.value, 'alg') !== undefined
  );
}
