// Finds in a text what is to be hidden. Each takes any text, in linear time.
import { findTokens } from '../scan/find.ts';
import { isCredentialLike } from '../token/credential-like.ts';
import { mask } from '../token/mask.ts';
import { familyNamed } from '../token/names.ts';
import { hiddenPart, maskPerson } from './hidden-text.ts';

/** Less of a token than this lets nobody in, and is a word of other texts. */
const SHORTEST_PART = 16;
const RUN = /[\w.~+/=%:|!*-]{16,}/g;

/** A text without a token, and without any long part of it. */
export function ownParts(text: string, own: string): string {
  if (own === '') return text;
  const whole = replaceAll(replaceAll(text, own), encodeURIComponent(own.toWellFormed()));
  if (whole !== text || own.length < SHORTEST_PART) return whole;
  return text.replace(RUN, (run) => (own.includes(run) ? hiddenPart(mask(run)) : run));
}

function replaceAll(text: string, secret: string): string {
  return text.includes(secret) ? text.replaceAll(secret, () => hiddenPart(mask(secret))) : text;
}

/** A text without the tokens that stand in it. */
export function hideTokens(text: string): string {
  if (text.length < SHORTEST_PART) return text;
  let done = 0;
  let result = '';
  for (const { start, end } of findTokens(text)) {
    result += text.slice(done, start) + hiddenPart(mask(text.slice(start, end)));
    done = end;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** Bounded, so that a text of nothing but letters is read once. */
const ADDRESS = /(?<![\w.+-])[\w.+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,8}/gu;

/** A text without mail addresses. */
export function hideAddresses(text: string): string {
  return text.includes('@')
    ? text.replace(ADDRESS, (found) => hiddenPart(maskPerson(found)))
    : text;
}

/** A text without the names of a person, where they stand as words of their own. */
export function hideNames(text: string, names: readonly string[]): string {
  let left = text;
  for (const name of names.toSorted((one, other) => other.length - one.length)) {
    if (left.includes(name)) left = hideName(left, name);
  }
  return left;
}

const WORD = /[\p{L}\p{N}_]/u;

function hideName(text: string, name: string): string {
  let result = '';
  let done = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    const inWord = WORD.test(text[at - 1] ?? ' ') || WORD.test(text[end] ?? ' ');
    if (inWord) continue;
    result += text.slice(done, at) + hiddenPart(maskPerson(name));
    done = end;
  }
  return result + text.slice(done);
}

const SECRET = /(?:token|secret|passw(?:or)?d|pwd|code|assertion|ticket|signature|samlresponse)$/i;

/** Whether a value is called like what lets somebody in, or looks like it. */
export function isSecretName(name: string, value: string): boolean {
  if (value.length < 6) return false;
  return SECRET.test(name) || isCredentialLike(value) || familyNamed(name) !== null;
}
