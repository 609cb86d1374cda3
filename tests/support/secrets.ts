// What a token hides, and whether a text gives any of it away. Written without the code that it judges:
// Node's own decoders and JSON.parse.
import { ALGORITHMS } from '../../lib/jose/registry/algorithms.ts';
import { isPlainWords, keptValues, STANDARD_HOSTS } from '../../lib/share/vocabulary.ts';

const SHORTEST = 6;
const DATES = new Set([
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'toe',
  'expires_in',
  'ttl',
  'max_age',
  'p2c',
]);
const KEPT = new Set([
  ...keptValues(),
  ...ALGORITHMS.flatMap(({ rows }) => rows.map(([name]) => name)),
]);
/** Words that stand-ins are made of. */
const OWN =
  'subject person contact client scope key hash value number reference removed-by-bearerscope';

/** Everything that a token says or holds and that no share may show: texts of six characters and more. */
export function secretsOf(raw: string): ReadonlySet<string> {
  const found = new Set<string>();
  collect(raw, found, 0);
  return found;
}

function collect(text: string, found: Set<string>, depth: number): void {
  if (depth > 6) return;
  const json = parsed(text);
  if (json !== undefined) {
    walk(json, '', found, depth);
    return;
  }
  const parts = text.split(/[.~]/);
  if (parts.length < 2) return;
  for (const part of parts) {
    if (!/^[\w=-]*$/.test(part)) continue;
    const inside = parsed(decoded(part)) ?? parsed(message(decoded(part)));
    if (inside === undefined) {
      add(part, found);
      if (/^[ev{]/.test(decoded(part))) collect(decoded(part), found, depth + 1);
    } else walk(withoutName(inside), '', found, depth);
  }
}

/** What a PASETO says before what protects it. */
function message(text: string): string {
  return text.slice(0, text.lastIndexOf('}') + 1);
}

/** Of a disclosure (RFC 9901 §4.2.1) salt and value: names of claims are judged by other tests. */
function withoutName(inside: unknown): unknown {
  return Array.isArray(inside) && inside.length === 3 ? [inside[0], inside[2]] : inside;
}

function walk(value: unknown, name: string, found: Set<string>, depth: number): void {
  if (typeof value === 'string') {
    if (parsed(decoded(value)) === undefined) add(value, found);
    else walk(parsed(decoded(value)), '', found, depth + 1);
    for (const host of value.matchAll(/(?:@|:\/\/)([\w.-]+)/g)) add(host[1] ?? '', found);
    collect(value, found, depth + 1);
  } else if (typeof value === 'number') {
    if (!DATES.has(name)) add(String(value), found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, held] of Object.entries(value)) {
      walk(held, Array.isArray(value) ? name : key, found, depth);
    }
  }
}

function add(text: string, found: Set<string>): void {
  if (text.length < SHORTEST || OWN.includes(text) || isPublic(text)) return;
  found.add(text);
}

/** Ordinary words, values that specifications list, and hosts of specifications. */
function isPublic(text: string): boolean {
  if (KEPT.has(text) || STANDARD_HOSTS.has(text)) return true;
  if (/^[a-z]+:\/\//i.test(text)) {
    const [, host = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
    return STANDARD_HOSTS.has(host.replace(/:\d+$/, '')) && isPlainWords(path);
  }
  return text.split(' ').every((word) => KEPT.has(word) || isPlainWords(word));
}

/** The secrets that a text gives away, in whatever encoding. */
export function givenAway(result: string, secrets: Iterable<string>): readonly string[] {
  const texts = new Set<string>();
  unfold(result, texts, 0);
  const hay = [...texts].join('\u0000').toLowerCase();
  const mirrored = [...hay].reverse().join('');
  return [...secrets].filter((secret) => {
    const lower = secret.toLowerCase();
    if (hay.includes(lower) || mirrored.includes(lower)) return true;
    if (hay.includes(encodeURIComponent(secret.toWellFormed()).toLowerCase())) return true;
    return inBase64(secret).some((part) => part.length >= 6 && hay.includes(part.toLowerCase()));
  });
}

/** A text as it stands in base64 of something longer, for each of its three places among four digits. */
function inBase64(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.length - (bytes.length % 3);
    const text = bytes
      .subarray(0, whole)
      .toString('base64')
      .slice(before === 0 ? 0 : 4);
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** The text, and what its runs of base64 and percent-encoding say, inside of one another. */
function unfold(text: string, found: Set<string>, depth: number): void {
  if (found.has(text) || depth > 6) return;
  found.add(text);
  if (text.includes('%'))
    unfold(
      text.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
      found,
      depth + 1,
    );
  if (text.includes('\\u'))
    unfold(
      text.replace(/\\u([\da-f]{4})/gi, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
      found,
      depth + 1,
    );
  for (const [run] of text.matchAll(/[\w+/-]{8,}={0,2}/g)) unfold(decoded(run), found, depth + 1);
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64url').toString('utf8');
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
