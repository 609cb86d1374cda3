// Whether a value could be a secret that a server drew at random. A name alone proves little: `sid` may
// hold 1, a language or a date. Made-up values change between kinds of characters far more often than
// words, numbers and dates do, and they are long, because a short one could be guessed.

/** 16 hex digits are 64 bits, the least that OWASP asks of a session id. */
const SHORTEST = 16;
/** More than this many characters tell nothing new. */
const LOOKED_AT = 512;
/** Estimated bits, by the value's own frequencies; 16 random hex digits have about 50. */
const LEAST_BITS = 40;
/** Changes of kind per character: random text has 0.3 and more, words and dates less than 0.1. */
const LEAST_CHANGES = 0.12;
const LONG_NUMBER = 20;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:/;
/** Base64 of both alphabets, and the separators that servers put between id, node and signature. */
const CHARACTERS = /^[\w+/=.~:|!*-]+$/;

/** True when the value has the length, the characters and the disorder of a random identifier. */
export function isCredentialLike(value: string): boolean {
  if (value.length < SHORTEST) return false;
  if (UUID.test(value)) return true;
  const text = value.slice(0, LOOKED_AT);
  if (text.includes('://') || DATE.test(text)) return false;
  if (!CHARACTERS.test(text) || entropyBits(text) < LEAST_BITS) return false;
  if (/^\d+$/.test(text)) return text.length >= LONG_NUMBER;
  return changes(text) >= Math.max(3, text.length * LEAST_CHANGES);
}

/** Shannon's entropy of the text's own frequencies, times its length. */
function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / text.length);
  return bits;
}

/** How often a letter and a digit, or a small and then a capital letter, stand side by side. */
function changes(text: string): number {
  return text.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
}
