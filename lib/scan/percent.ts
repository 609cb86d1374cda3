// Percent-encoding (RFC 3986 §2.1): finds the encoded components of a text and decodes them. Only
// components that hide something, or stand around a token, are worth decoding.
import type { Stretch } from './stretch.ts';

/** Escapes of characters that tokens and base64 consist of, however often they were encoded. */
const HIDING = /%(?:25)*(?:2[bdef]|3[\dd]|[46][1-9a-f]|[57][\da]|5f|7e)/i;
const ESCAPE = /%[\da-f]{2}/i;
const ESCAPES = /(?:%[\da-f]{2})+/gi;
const ASCII_ESCAPE = /%([0-7][\da-f])/gi;

/** What no encoder leaves inside a component: delimiters of URLs, forms, lists and markup. */
const DELIMITER = /[\s"'<>,;&=?#/@\\`]/;
const COMPONENT = /[^\s"'<>,;&=?#/@\\`]*/y;

/** Encoded JSON goes on behind such characters: js-cookie leaves `{:,&=` in it as they are. */
const JSON_START = /(?:[js](?::|%(?:25)*3a))?(?:[{[]|%(?:25)*(?:7b|5b|22))/iy;
const JSON_COMPONENT = /[^\s"]*/y;
const JSON_PARAMETER = /[^\s"&;#]*/y;

/** Spaces that a form encoder wrote as `+` between the signs of JSON (WHATWG URL §5.2). */
const FORM_SPACE = /(%(?:3a|2c|7b|5b|7d|5d))\++(?=%|[\d\-tfn])/gi;

/** Shorter components hold no token: a header of 14 characters and two dots. */
const SHORTEST = 16;

/** True if decoding may show a token that does not stand there verbatim. */
export function hidesCharacters(component: string): boolean {
  return HIDING.test(component);
}

/** The components of a text that hold at least one escape, in order. Linear. */
export function* encodedComponents(text: string): Generator<Stretch> {
  let from = 0;
  for (let mark = text.indexOf('%'); mark >= 0; mark = text.indexOf('%', from)) {
    let start = mark;
    while (start > from && !DELIMITER.test(text.charAt(start - 1))) start--;
    const end = endOfComponent(text, start, mark);
    if (end - start >= SHORTEST && ESCAPE.test(text.slice(mark, end))) yield { start, end };
    from = end;
  }
}

function endOfComponent(text: string, start: number, mark: number): number {
  JSON_START.lastIndex = start;
  const inParameter = start > 0 && text[start - 1] === '=';
  const json = inParameter ? JSON_PARAMETER : JSON_COMPONENT;
  const component = JSON_START.test(text) ? json : COMPONENT;
  component.lastIndex = mark;
  component.test(text);
  return component.lastIndex;
}

/** Decodes what can be decoded once; escapes that are no UTF-8 stay as they are. Total and linear. */
export function percentDecode(text: string): string {
  const spaced = text.includes('+') ? text.replace(FORM_SPACE, '$1%20') : text;
  return (
    decoded(spaced) ??
    spaced.replace(
      ESCAPES,
      (run) =>
        decoded(run) ??
        run.replace(ASCII_ESCAPE, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        ),
    )
  );
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
