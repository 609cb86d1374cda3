// One text and what stands for it. A text is kept only if its words are on a list; otherwise its shape
// decides first, so that an address stays an address, and then what it is called.
import {
  registeredAlgorithm,
  registeredClaim,
  registeredHeaderParameter,
} from '../jose/registry.ts';
import type { ShareContext } from './context.ts';
import {
  DATE,
  EMAIL,
  IPV4,
  IPV6,
  PHONE,
  type Sort,
  sortOf,
  UNKNOWN,
  URL_LIKE,
  UUID,
} from './sorts.ts';
import { isKeptValue, isPlainWords, NAMES } from './vocabulary.ts';

/**
 * What stands for the text of a member. Total and linear.
 * @param name of the claim, header member or parameter whose value it is; empty where it has none
 * @param inherited what stands for values inside of a member whose sort is known
 */
export function shareText(
  text: string,
  name: string,
  share: ShareContext,
  inherited: Sort | null = null,
): string {
  if (text === '' || isKept(text, name)) return text;
  const sort = sortOf(name) ?? inherited ?? UNKNOWN;
  if (sort.category === 'scope') return shareWords(text, share);
  if (name === 'htu' || URL_LIKE.test(text)) return share.token(text) ?? share.url(text);
  return share.token(text) ?? shareShape(text, name, sort, share);
}

/** Algorithms are what many questions are about, and none is anyone's. */
function isKept(text: string, name: string): boolean {
  if (name !== 'alg' && name !== 'enc') return isKeptValue(name, text);
  return text === 'none' || registeredAlgorithm(text) !== undefined;
}

/** Words with spaces between them, as scopes are written (RFC 6749 §3.3). */
function shareWords(text: string, share: ShareContext): string {
  return text
    .split(' ')
    .map((word) => {
      if (word === '' || isPlainWords(word)) return word;
      return URL_LIKE.test(word) ? share.url(word) : shareSort(word, SCOPE, share);
    })
    .join(' ');
}

const SCOPE: Sort = { category: 'scope', series: 'scope' };

function shareShape(text: string, name: string, sort: Sort, share: ShareContext): string {
  const { names } = share;
  const known = names.known(text.toLowerCase(), 'host');
  if (known !== null) return known;
  if (EMAIL.test(text)) return shareEmail(text, share);
  if (UUID.test(text)) return names.of(sort.category, text, 'uuid', uuid);
  if (IPV4.test(text) || IPV6.test(text)) return shareIp(text, share);
  if (PHONE.has(name)) return names.of('contact', text, 'phone', phone);
  if (name === 'birthdate' || DATE.test(text)) return names.of('contact', text, 'date', date);
  return shareSort(text, sort, share);
}

/** What stands for a text of which nothing but its sort is known; digits stay digits. */
export function shareSort(
  text: string,
  { category, series }: Sort,
  { names }: ShareContext,
): string {
  if (/^\d{1,40}$/.test(text))
    return names.of(category, text, `digits-${text.length}`, digits(text));
  return names.of(category, text, series, (count) => `${series}-${count}`);
}

/** As many digits, the first of which is no zero. */
export function digits(text: string): (count: number) => string {
  const first = 10n ** BigInt(text.length - 1);
  return (count) => String(first + BigInt(count));
}

function shareEmail(text: string, { names }: ShareContext): string {
  const lower = text.toLowerCase();
  const domain = lower.slice(lower.lastIndexOf('@') + 1);
  const prefix = /^(?:mailto:|acct:)/.exec(lower)?.[0] ?? '';
  const host = names.of('host', domain, 'domain', (count) => `domain-${count}.example`, 'host');
  return (
    prefix +
    names.of('email', lower.slice(prefix.length), 'email', (n) => `person-${n}@${host}`, 'email')
  );
}

/** RFC 5737 §3 and RFC 3849 §2: addresses for documentation. */
export function shareIp(text: string, { names }: ShareContext): string {
  return names.of('ip', text.toLowerCase(), 'ip', (count) =>
    count <= 254 && !text.includes(':') ? `192.0.2.${count}` : `2001:db8::${count.toString(16)}`,
  );
}

function uuid(count: number): string {
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
}

/** The country code 999 is assigned to nobody. */
function phone(count: number): string {
  return `+9990000${String(count).padStart(4, '0')}`;
}

function date(count: number): string {
  return new Date(Date.UTC(1900, 0, count)).toISOString().slice(0, 10);
}

const NAME_LIKE = /^[A-Za-z_][A-Za-z_-]{0,30}\d{0,2}$/;

/**
 * What stands for the name of a member, a parameter or a cookie: itself where it is on a list, or a
 * word that is no value of the share; names tell a reader most and are seldom anyone's secret.
 * @param series of the stand-ins: `claim`, `parameter`, `cookie`
 */
export function shareName(name: string, series: string, share: ShareContext): string {
  if (name === '' || isKnownName(name)) return name;
  if (NAME_LIKE.test(name) && !share.names.isSecret(name)) return name;
  if (EMAIL.test(name)) return shareEmail(name, share);
  if (URL_LIKE.test(name)) return share.url(name);
  return share.names.of('name', name, series, (count) => `${series}-${count}`, 'name');
}

function isKnownName(name: string): boolean {
  if (sortOf(name) !== null || NAMES.has(name.toLowerCase()) || isPlainWords(name)) return true;
  return registeredClaim(name) !== undefined || registeredHeaderParameter(name) !== undefined;
}
