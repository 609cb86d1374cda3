import { type KeyTerm, parseQuery, type Term, type Value } from './parse.ts';

/** Writes terms as text that means the same, quoted where it must be. */
export function printQuery(terms: readonly Term[]): string {
  return terms.map(printTerm).join(' ');
}

/** Writes one term. */
export function printTerm(term: Term): string {
  const sign = term.negated ? '-' : '';
  if (term.type === 'text') return sign + printWord(term.text);
  return `${sign}${printKey(term.names)}:${term.values.map(printValue).join(',')}`;
}

/** A key as text: the names after the first are quoted where they need it. */
export function printKey(names: KeyTerm['names']): string {
  return names
    .map((name, index) => (index > 0 && /^$|^"|[\s.:\\]|"/.test(name) ? quote(name) : name))
    .join('.');
}

/** A value as text, quoted where it needs it: one that begins with two slashes would make an address. */
export function printValue({ operator, text }: Pick<Value, 'operator' | 'text'>): string {
  const plain = text === '' || !/[\s,"]|^[<>=]|^\/\//.test(text);
  return operator + (plain ? text : quote(text));
}

/** A word to look for as text, quoted where it would be read as something else. */
export function printWord(text: string): string {
  // With a word behind it, as an open quote would reach into that.
  const [term, next, ...more] = parseQuery(`${text} a`);
  const isAlone = more.length === 0 && next?.type === 'text' && next.text === 'a';
  const plain = isAlone && term?.type === 'text' && !term.negated && term.text === text && text;
  return plain ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
