// Names the values that are no tokens: pointers to state on a server, and envelopes in the private
// formats of frameworks. The value is asked first and the name second; a value that is or holds a
// token is never named here, whatever its name.
import { readJoseHeader } from '../jose/jose-header.ts';
import { findTokens } from '../scan/find.ts';
import { BEARER_PREFIXES } from './bearers.ts';
import { textOf } from './envelopes/content.ts';
import type { Candidate } from './envelopes/envelope.ts';
import { evidence } from './evidence.ts';
import { bareName, familyNamed } from './names.ts';
import { type Recognition, recognition, type Unlabelled } from './recognition.ts';

/** Reads a value as an envelope; null where it is none. */
export type ReadEnvelope = (candidate: Candidate) => Recognition | null;

/**
 * Names a value. Total, and linear in the value's length.
 * @param readEnvelope knows the envelopes' formats
 * @param name of the cookie, storage item, parameter or field; empty for a value without one, which
 * then only counts for what it shows itself.
 * @param beside names of the cookies that travel along: a signature may stand in one of its own.
 * @returns null for a token, and for a value of which nothing is known.
 */
export function recogniseBy(
  readEnvelope: ReadEnvelope,
  name: string,
  value: string,
  beside: ReadonlySet<string>,
): Unlabelled | null {
  const text = unwrapped(value);
  if (text === '' || isToken(text)) return null;
  const hasSibling = (suffix: string): boolean => beside.has(name + suffix);
  const candidate = { text, raw: value, name: bareName(name), hasSibling };
  const found = readEnvelope(candidate) ?? byPrefix(text);
  return found === null ? byName(name, text) : renamed(name, found);
}

/** What the name adds to a value that was recognised: that it is a protection against forgery. */
function renamed(name: string, found: Unlabelled): Unlabelled {
  const named = familyNamed(name);
  if (named?.role === 'csrf') return { ...found, role: 'csrf', explanation: named.explanation };
  if (/csrf|xsrf/i.test(name)) return { ...found, role: 'csrf', explanation: 'csrf' };
  const generic = named === null || named.family === 'session' || named.role !== 'session';
  if (found.family !== 'express-session' || generic) return found;
  // Several frameworks sign their session ids with Express's signer.
  return { ...found, family: named.family, label: null };
}

function byPrefix(text: string): Unlabelled | null {
  const row = BEARER_PREFIXES.find(({ shape }) => shape.test(text));
  return row === undefined
    ? null
    : recognition(row, { evidence: evidence('prefix', '', row.prefix) });
}

function byName(name: string, text: string): Unlabelled | null {
  const family = familyNamed(name);
  if (family === null || !family.fits(text) || holdsToken(text)) return null;
  const code = family.usuallyJwt ? 'named-no-jwt' : 'named';
  return recognition(family, { evidence: evidence(code, name), encrypted: family.encrypted });
}

/** `%` followed by two digits may stand for any character; twice is as far as anyone encodes. */
const DECODINGS = 2;

/** The value without white space, quotes, auth-scheme and percent-encoding. */
function unwrapped(value: string): string {
  let text = value;
  for (let round = 0; round < DECODINGS && text.includes('%'); round++) text = decoded(text);
  text = text.trim();
  if (text.length > 1 && text.startsWith('"') && text.endsWith('"')) text = text.slice(1, -1);
  return text.replace(/^(?:bearer|dpop|jwt|token) +/i, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A JOSE header before a dot begins a token, be the rest of it damaged or elsewhere. */
function isToken(text: string): boolean {
  const dot = text.indexOf('.');
  if (dot < 0) return false;
  return readJoseHeader(text.slice(0, dot)) !== null || /^v[1-4]\.(?:local|public)\./.test(text);
}

/** A token inside, as it stands or in base64: the value is more than the pointer its name suggests. */
function holdsToken(text: string): boolean {
  if (findTokens(text).length > 0) return true;
  const inner = textOf(text);
  return inner !== null && findTokens(inner).length > 0;
}
