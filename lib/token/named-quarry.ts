// Finds credentials that are no tokens in a text, by what a specification or an issuer wrote beside or
// into them: the members and parameters that OAuth gave a name to, and values with an issuer's prefix.
//
//   member    = quote name quote ":" quote value quote       in JSON, RFC 6749 §5.1
//   parameter = name "=" value                               RFC 6749 §4.2.2 and §6
//   prefixed  = prefix value                                 bearers.ts
import type { Found } from '../scan/find.ts';
import type { Quarry } from '../scan/quarry.ts';
import type { Stretch } from '../scan/stretch.ts';
import { hasKnownPrefix, mayHoldNamedValue, NAMED_VALUE_SIGN } from './named-value.ts';

const SIGNS = new RegExp(NAMED_VALUE_SIGN, 'g');
const MEMBER_VALUE = /"[ \t\r\n]*:[ \t\r\n]*"([^"\r\n]{1,4096})"/y;
const PARAMETER = /[^&#\s"'<>;,\\]*/y;
const PREFIXED = /[\w.-]*/y;
const LONGEST = 4096;

/** Looks for named values in unwrapped texts. */
export const NAMED_VALUES: Quarry<'reference'> = {
  find: (text) => new Finder(text).all(),
  hides: mayHoldNamedValue,
  wanted: (text) => {
    const escaped = text.includes('\\') && mayHoldNamedValue(text);
    return { hides: escaped ? mayHoldNamedValue : null, serialized: false };
  },
  base64: false,
};

class Finder {
  private readonly text: string;
  /** The ends of the last runs of characters that a parameter or a prefixed value consists of. */
  private parameterEnd = 0;
  private prefixedEnd = 0;

  constructor(text: string) {
    this.text = text;
  }

  all(): readonly Found<'reference'>[] {
    const found: Found<'reference'>[] = [];
    for (let from = 0; ; ) {
      SIGNS.lastIndex = from;
      const sign = SIGNS.exec(this.text);
      if (sign === null) return found;
      const end = sign.index + sign[0].length;
      const value = this.member(end) ?? this.parameter(end) ?? this.prefixed(sign.index);
      if (value !== null) found.push({ ...value, form: 'reference' });
      from = Math.max(value?.end ?? 0, end);
    }
  }

  /** The value of a member whose name ends here. */
  private member(nameEnd: number): Stretch | null {
    if (this.text[nameEnd] !== '"') return null;
    MEMBER_VALUE.lastIndex = nameEnd;
    const value = MEMBER_VALUE.exec(this.text)?.[1];
    const end = MEMBER_VALUE.lastIndex - 1;
    return value === undefined ? null : { start: end - value.length, end };
  }

  private parameter(nameEnd: number): Stretch | null {
    if (this.text[nameEnd] !== '=') return null;
    const start = nameEnd + 1;
    // Read once for all names in one run, or the pass would not be linear.
    if (start >= this.parameterEnd) this.parameterEnd = endOf(PARAMETER, this.text, start);
    return this.within(start, this.parameterEnd);
  }

  private prefixed(start: number): Stretch | null {
    if (start > 0 && /\w/.test(this.text.charAt(start - 1))) return null;
    if (start >= this.prefixedEnd) this.prefixedEnd = endOf(PREFIXED, this.text, start);
    let end = this.prefixedEnd;
    // The full stop of a sentence.
    while (this.text[end - 1] === '.') end--;
    const value = this.within(start, end);
    return value !== null && hasKnownPrefix(this.text.slice(start, end)) ? value : null;
  }

  private within(start: number, end: number): Stretch | null {
    // Before an escape only a part of the value stands here; the whole one is found behind it.
    const cut = this.text.startsWith('\\u', end);
    return end > start && end - start <= LONGEST && !cut ? { start, end } : null;
  }
}

function endOf(run: RegExp, text: string, from: number): number {
  run.lastIndex = from;
  run.test(text);
  return run.lastIndex;
}
