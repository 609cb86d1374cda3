// Cookies that hold a part of a value each, because a browser keeps no more than 4096 bytes in one, and
// JWTs that were cut in two so that scripts can read the claims but not the signature.
//
//   chunk     = base ( "." / "__" / "_" ) index          Auth.js, Auth0, Supabase, oauth2-proxy; from 0
//             / base "C" index                           ASP.NET Core, from 1, beside base=chunks-N
//   split JWT = name "=" header "." claims, other "=" signature
import type { CookiePair } from '../http/cookies.ts';
import { findTokens } from './find.ts';
import { splitTokens } from './split-token.ts';

export interface AssembledCookie {
  /** For display: `sb-xyz-auth-token.0+.1`. */
  readonly name: string;
  /** The names of the cookies that it was made of. */
  readonly parts: readonly string[];
  /** A space stands where a chunk is missing, so that nothing is joined that does not belong together. */
  readonly value: string;
  /** Indices of chunks that must be there and are not. */
  readonly missing: readonly number[];
}

export interface Assembly {
  readonly whole: readonly AssembledCookie[];
  /** The cookies that are part of none, in their order. */
  readonly rest: readonly CookiePair[];
}

/** A browser keeps 180 cookies of a site at most. */
const MOST_CHUNKS = 180;

const CHUNK_NAME = /^(.+?)(\.|__|_)(0|[1-9]\d{0,2})$/;
const ASP_NAME = /^(.+)C([1-9]\d{0,2})$/;
const ASP_COUNT = /^chunks[-:]([1-9]\d{0,2})$/;

/** What a cookie's name and value say about its part in a value. */
interface Part {
  readonly base: string;
  readonly separator: string;
  /** 0 for the cookie that announces how many chunks of ASP.NET there are. */
  readonly index: number;
  readonly announced: number;
}

interface Group extends Part {
  readonly chunks: Map<number, CookiePair>;
}

const ASP = 'C';

function partOf({ name, value }: CookiePair): Part | null {
  if (value === '') return null;
  const count = ASP_COUNT.exec(value)?.[1];
  if (count !== undefined)
    return { base: name, separator: ASP, index: 0, announced: Number(count) };
  const [, base, separator, index] = CHUNK_NAME.exec(name) ?? [];
  if (base !== undefined && separator !== undefined) {
    return { base, separator, index: Number(index), announced: 0 };
  }
  const asp = ASP_NAME.exec(name);
  return asp === null
    ? null
    : { base: asp[1] ?? '', separator: ASP, index: Number(asp[2]), announced: 0 };
}

/** Names chunks of one value alike: cookies with the same key belong together. Null for other cookies. */
export function chunkKey(pair: CookiePair): string | null {
  const part = partOf(pair);
  return part === null ? null : part.base + part.separator;
}

/**
 * Joins the cookies of one message that belong together, in whatever order they came. Where a name
 * comes twice, the first one counts (RFC 6265 §5.4 puts the most specific first). Total and linear.
 */
export function assemble(pairs: readonly CookiePair[]): Assembly {
  const used = new Set<CookiePair>();
  const whole: AssembledCookie[] = [];
  for (const group of groupsOf(pairs)) {
    const cookie = joined(group);
    if (cookie === null) continue;
    whole.push(cookie);
    for (const pair of group.chunks.values()) used.add(pair);
  }
  for (const [half, signature] of splitTokens(pairs.filter((pair) => !used.has(pair)))) {
    used.add(half).add(signature);
    const name = `${half.name}+${signature.name}`;
    const value = `${half.value.replace(/\.$/, '')}.${signature.value}`;
    whole.push({ name, parts: [half.name, signature.name], value, missing: [] });
  }
  return { whole, rest: pairs.filter((pair) => !used.has(pair)) };
}

function groupsOf(pairs: readonly CookiePair[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const pair of pairs) {
    const part = partOf(pair);
    if (part === null || part.index >= MOST_CHUNKS) continue;
    const key = part.base + part.separator;
    const group = groups.get(key) ?? { ...part, chunks: new Map() };
    if (!group.chunks.has(part.index)) group.chunks.set(part.index, pair);
    const announced = Math.max(group.announced, part.announced);
    groups.set(key, { ...group, announced });
  }
  return [...groups.values()];
}

function joined({ base, separator, chunks, announced }: Group): AssembledCookie | null {
  const asp = separator === ASP;
  const indices = [...chunks.keys()].filter((at) => !asp || at > 0).sort((a, b) => a - b);
  const last = indices.at(-1);
  if (last === undefined) return null;
  if (asp ? !chunks.has(0) : !looksChunked(separator, indices, chunks)) return null;
  const end = Math.min(Math.max(announced, last), MOST_CHUNKS);
  const missing: number[] = [];
  let value = '';
  for (let index = asp ? 1 : 0; index <= end; index++) {
    const chunk = chunks.get(index);
    if (chunk === undefined) missing.push(index);
    value += chunk === undefined ? ' ' : chunk.value;
  }
  return {
    name: base + indices.map((index) => `${separator}${index}`).join('+'),
    parts: [...chunks].sort(([a], [b]) => a - b).map(([, { name }]) => name),
    value: value.trim(),
    missing,
  };
}

/** Many names end in a number by chance; chunks begin with 0, and none of them is a token by itself. */
function looksChunked(
  separator: string,
  indices: readonly number[],
  chunks: ReadonlyMap<number, CookiePair>,
): boolean {
  if (separator === '_' && indices[0] !== 0) return false;
  const later = indices.filter((index) => index > 0);
  return !later.some((index) => isToken(chunks.get(index)?.value ?? ''));
}

function isToken(value: string): boolean {
  const [token] = findTokens(value);
  return token !== undefined && token.start === 0 && token.end === value.length;
}

/** The step of a chain that tells of missing chunks; null if none is. */
export function lackOf({ missing }: AssembledCookie): string | null {
  if (missing.length === 0) return null;
  return `${missing.length === 1 ? 'chunk' : 'chunks'} ${missing.join(', ')} missing`;
}
