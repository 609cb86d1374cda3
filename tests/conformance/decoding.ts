// Checks the decoding of other people's tokens: RFC examples in every serialization, SD-JWTs with their
// processed payloads, DPoP proofs, tokens from the test suites of libraries. Pure functions; who reads
// the files is someone else.
import { parseJson } from '../../lib/jose/json.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { decodeToken } from '../../lib/token/decode.ts';
import { faultSentence } from '../../lib/token/fault-words.ts';
import { readToken } from '../../lib/token/reading.ts';
import type { Token } from '../../lib/token/token.ts';

export interface DecodingCase {
  readonly name: string;
  readonly ok: boolean;
  /** What was found, or what is wrong. */
  readonly reason: string;
}

const passed = (name: string, reason: string): DecodingCase => ({ name, ok: true, reason });
const failed = (name: string, reason: string): DecodingCase => ({ name, ok: false, reason });

/** Only the forms that a set expects, and no fault unless it is one of these. */
function expectToken(
  name: string,
  raw: string,
  forms: readonly string[],
  tolerated: readonly string[] = [],
): DecodingCase {
  const token = decodeToken(raw);
  if (token === null) return failed(name, 'was not decoded');
  if (!forms.includes(token.form)) return failed(name, `was read as ${token.form}`);
  const faults = token.faults.filter(({ code }) => !tolerated.includes(code));
  const [fault] = faults;
  return fault === undefined ? passed(name, token.form) : failed(name, faultSentence(fault));
}

/** What a JWS need not have: content that is a claims set. */
const NO_CLAIMS = ['unexpected-character', 'unexpected-end', 'invalid-number', 'trailing-text'];

/** One file of ietf-jose/cookbook: every serialization in its `output`, and what they carry. */
export function checkCookbook(name: string, file: unknown): readonly DecodingCase[] {
  const record = asRecord(file);
  const nested = [record['sign'], record['encrypt']].filter((part) => part !== undefined);
  if (nested.length > 0)
    return nested.flatMap((part, index) => checkCookbook(`${name} ${index}`, part));
  const output = asRecord(record['output']);
  const input = asRecord(record['input']);
  return Object.entries(output).map(([serialization, value]) => {
    const raw = typeof value === 'string' ? value : JSON.stringify(value);
    const kind =
      'ciphertext' in asRecord(output['json_flat'] ?? output['json'] ?? {}) ? 'jwe' : 'jws';
    const form = serialization === 'compact' ? compactForm(raw) : `${kind}-json`;
    const label = `${name} ${serialization}`;
    const verdict = expectToken(label, raw, [form], [...NO_CLAIMS, 'b64-not-critical']);
    const token = decodeToken(raw);
    if (!verdict.ok || token === null) return verdict;
    return contentMatches(token, input['payload']) ? verdict : failed(label, 'has other content');
  });
}

function compactForm(raw: string): string {
  return raw.split('.').length === 5 ? 'jwe' : 'jws';
}

/** A JWS's content is the payload that was signed, or is detached. */
function contentMatches(token: Token, payload: unknown): boolean {
  if (typeof payload !== 'string' || token.detached || token.claims.state === 'encrypted')
    return true;
  const bytes = token.segments.find(({ name }) => name === 'claims')?.bytes ?? null;
  return bytes !== null && new TextDecoder().decode(bytes) === payload;
}

const LATCHSET_FORMS: Readonly<Record<string, string>> = {
  jwsc: 'jws',
  jwsf: 'jws-json',
  jwsg: 'jws-json',
  jwec: 'jwe',
  jwef: 'jwe-json',
  jweg: 'jwe-json',
};

/** One file of latchset/jose's vectors; keys and plain texts have no case. */
export function checkLatchset(name: string, text: string): readonly DecodingCase[] {
  const form = LATCHSET_FORMS[name.slice(name.lastIndexOf('.') + 1)];
  if (form === undefined) return [];
  return [expectToken(name, text.trim(), [form], [...NO_CLAIMS, 'empty-signature'])];
}

/** `{cases: [{name, compact, expected_payload}]}`: the processed payloads of RFC 9901 appendix A. */
export function checkSdJwtPayloads(file: unknown): readonly DecodingCase[] {
  return records(asRecord(file)['cases']).map((entry) => {
    const name = String(entry['name']);
    const verdict = expectToken(name, String(entry['compact']), ['sd-jwt']);
    const token = decodeToken(String(entry['compact']));
    if (!verdict.ok || token?.claims.state !== 'read') return verdict;
    const found = canonical(JSON.parse(stringifyJson(token.claims.set)));
    return found === canonical(entry['expected_payload'])
      ? passed(name, 'the processed payload is as expected')
      : failed(name, `the processed payload is ${found}`);
  });
}

/** `{tokens: [{line, raw}]}` of RFC texts; what has no dot is a line cut from one. */
export function checkTextTokens(file: unknown, forms: readonly string[]): readonly DecodingCase[] {
  return records(asRecord(file)['tokens']).map((entry) => {
    const raw = String(entry['raw']);
    const name = `line ${String(entry['line'])}`;
    if (raw.includes('.')) return expectToken(name, raw, forms);
    return decodeToken(raw) === null ? passed(name, 'no token') : failed(name, 'is no token');
  });
}

/**
 * `{tokens: [{line, raw}], not_tokens: […]}` of RFC 9449's text. Nonces that look like tokens stand in
 * both lists; a tail of tildes is the mark that ends an example there.
 */
export function checkDpop(file: unknown): readonly DecodingCase[] {
  const listed = asRecord(file)['not_tokens'];
  const nonces: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const tokens = records(asRecord(file)['tokens'])
    .filter(({ raw }) => !nonces.includes(raw))
    .map(({ raw, line }) => ({ line, raw: String(raw).replace(/~+$/, '') }));
  const silent = nonces.map((nonce) => {
    const name = `the nonce ${String(nonce)}`;
    return decodeToken(String(nonce)) === null ? passed(name, 'no token') : failed(name, 'is none');
  });
  return [...checkTextTokens({ tokens }, ['jws']), ...silent];
}

/** JSON lines `{kind, alg, enc, raw, repo, line}` from libraries' test suites. */
export function checkLibraryTokens(lines: string): readonly DecodingCase[] {
  return entriesOf(lines).map((entry) => {
    const name = `${String(entry['repo'])} ${String(entry['path'])}:${String(entry['line'])}`;
    const kind = String(entry['kind']);
    const token = decodeToken(String(entry['raw']));
    if (token === null) return failed(name, `${kind}: was not decoded`);
    const form = kind.startsWith('jwe') ? 'jwe' : 'jws';
    if (token.form !== form) return failed(name, `${kind}: was read as ${token.form}`);
    const faults = token.faults.map(({ code }) => code);
    return passed(
      name,
      faults.length === 0 ? token.form : `${token.form} with ${faults.join(', ')}`,
    );
  });
}

/** JSON lines of near tokens: each is decoded, or read with a fault; nothing is dropped. */
export function checkNearTokens(lines: string): readonly DecodingCase[] {
  return entriesOf(lines).map((entry) => {
    const name = `${String(entry['repo'])} ${String(entry['path'])}:${String(entry['line'])}`;
    const reading = readToken(String(entry['raw']));
    const [fault] = reading.faults;
    if (fault !== undefined && reading.segments.length > 0)
      return passed(name, faultSentence(fault));
    return failed(name, 'has neither a fault nor a segment');
  });
}

/**
 * One file of nst/JSONTestSuite: `y_` must be read, `n_` must not, `i_` either; what is read is written
 * again without loss.
 */
export function checkJson(name: string, bytes: Uint8Array): DecodingCase {
  const text = utf8(bytes);
  const reading = text === null ? null : parseJson(text);
  const read = reading?.ok === true;
  if (name.startsWith('y_') && !read) return failed(name, 'was refused');
  if (name.startsWith('n_') && read) return failed(name, 'was read');
  if (reading?.ok !== true) return passed(name, 'refused');
  const again = parseJson(stringifyJson(reading.value));
  const same = again.ok && stringifyJson(again.value) === stringifyJson(reading.value);
  return same ? passed(name, 'read') : failed(name, 'lost something when it was written');
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** JSON with sorted names, so that order does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

type Data = Readonly<Record<string, unknown>>;

function asRecord(value: unknown): Data {
  return typeof value === 'object' && value !== null ? (value as Data) : {};
}

function records(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value.map(asRecord) : [];
}

function entriesOf(lines: string): readonly Data[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => asRecord(JSON.parse(line)));
}
