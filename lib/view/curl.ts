// A request that carried a token as a cURL command for bash. Whatever a page chose, a URL, a name or a
// token, stands in single quotes, in which bash gives no character a meaning (Bash manual, 3.1.2.2);
// only our own "$TOKEN" stands in double quotes.

import type { Sighting } from '../ledger/sighting.ts';
import { CARRIERS } from '../scan/carriers.ts';
import { JsonAtPaths } from './json-at-path.ts';
import { rewrap } from './rewrap.ts';

/** RFC 9110 §5.6.2: a name of a field, and a method. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** What stands for the token, to be set by whoever runs the command. */
const VARIABLE = '"$TOKEN"';

/** The latest sighting in a request that can be made again; undefined where there is none. */
export function latestRequest(raw: string, sightings: readonly Sighting[]): Sighting | undefined {
  return sightings.findLast((sighting) => curlArguments(raw, sighting) !== null);
}

/**
 * The arguments of the command, without `curl` itself.
 * @returns null for a sighting that is no request, or whose token cannot be put back into it
 */
export function curlArguments(raw: string, sighting: Sighting): readonly string[] | null {
  const { carrier, method, via } = sighting;
  if (!CARRIERS[carrier].sent || method === null || !TOKEN.test(method)) return null;
  if (!/^(?:https?|wss?):\/\//i.test(sighting.url)) return null;
  const value = rewrap(raw, via);
  const carried = value === null ? null : carriedBy(sighting, raw, value);
  if (carried === null) return null;
  // A fragment is never sent (RFC 3986 §3.5).
  const [url = ''] = sighting.url.split('#', 1);
  return [
    // cURL takes brackets and braces for lists of URLs.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(method === 'GET' ? [] : ['--request', method]),
    ...carried,
    '--url',
    url,
  ].map((text) => text.replaceAll('\0', ''));
}

function carriedBy(
  { carrier, field, url }: Sighting,
  raw: string,
  value: string,
): readonly string[] | null {
  switch (carrier) {
    case 'request-header':
      return TOKEN.test(field) ? ['--header', `${field}: ${value}`] : null;
    case 'cookie':
      return field === '' || field.includes('+') ? null : ['--header', `Cookie: ${field}=${value}`];
    case 'request-body':
      return bodyWith(field, raw, value);
    default:
      return url.includes(raw) || url.includes(encodeURIComponent(raw.toWellFormed())) ? [] : null;
  }
}

/** `--data-raw`, as others take a leading @ for the name of a file. */
function bodyWith(field: string, raw: string, value: string): readonly string[] | null {
  if (field.startsWith('$')) {
    const json = new JsonAtPaths();
    if (!json.set(field, value)) return null;
    return ['--header', 'Content-Type: application/json', '--data-raw', json.text ?? ''];
  }
  const encoded =
    value === raw && /^[\w.~-]*$/.test(raw) ? raw : encodeURIComponent(value.toWellFormed());
  return field === ''
    ? ['--data-raw', value]
    : ['--data-raw', `${encodeURIComponent(field.toWellFormed())}=${encoded}`];
}

/**
 * The command.
 * @param masked with `$TOKEN` in place of the token
 */
export function curlCommand(raw: string, args: readonly string[], masked: boolean): string {
  const words = args.map((text) => (masked ? maskedWord(text, raw) : quoted(text)));
  const lines: string[] = [];
  for (const [index, word] of words.entries()) {
    // An option's value stands on its line.
    const isValue = index > 0 && OPTIONS.has(args[index - 1] ?? '') && !isOption(args, index);
    if (isValue) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return ['curl', ...lines].join(' \\\n  ');
}

const OPTIONS: ReadonlySet<string> = new Set(['--request', '--header', '--data-raw', '--url']);

/** Values follow their options by turns, so one that looks like an option is none. */
function isOption(args: readonly string[], index: number): boolean {
  let at = args[0] === '--globoff' ? 1 : 0;
  while (at < index) at += 2;
  return at === index;
}

function quoted(text: string): string {
  if (/^--[a-z-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The text with the variable for the token, also for the beginning of one that was cut. */
function maskedWord(text: string, raw: string): string {
  const whole = [raw, encodeURIComponent(raw.toWellFormed())];
  const parts = whole.reduce<readonly string[]>(
    (found, secret) => found.flatMap((part) => part.split(secret)),
    [text],
  );
  const last = parts.at(-1) ?? '';
  const cut = cutToken(last, raw);
  const all = cut < 0 ? parts : [...parts.slice(0, -1), last.slice(0, cut), ''];
  return all.map((part) => (part === '' && all.length > 1 ? '' : quoted(part))).join(VARIABLE);
}

/** Where a URL that was cut ends with the beginning of the token, or -1. */
function cutToken(text: string, raw: string): number {
  const at = text.lastIndexOf(raw.slice(0, 12));
  return at >= 0 && raw.startsWith(text.slice(at)) && text.length - at >= 12 ? at : -1;
}
