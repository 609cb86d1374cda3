// Bodies as the parts that people name: the parameters of a form, the parts of a multipart body. JSON
// and any other text is one part without a name.

export interface BodyPart {
  /** The name of the parameter or part; empty where there is none. */
  readonly name: string;
  /** As it was sent, percent-encoding included. */
  readonly text: string;
  /** Where it begins in the body, in UTF-16 units. */
  readonly start: number;
}

export interface Body {
  readonly kind: 'form' | 'multipart' | 'json' | 'raw';
  readonly parts: readonly BodyPart[];
}

/**
 * Splits a body by its type, or by its looks where the type is unknown. Total and linear.
 * @param contentType value of the Content-Type field, or null.
 */
export function splitBody(text: string, contentType: string | null): Body {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const whole = [{ name: '', text, start: 0 }];
  if (type.startsWith('multipart/') || (type === '' && text.startsWith('--'))) {
    const parts = multipartParts(text);
    return parts.length > 0 ? { kind: 'multipart', parts } : { kind: 'raw', parts: whole };
  }
  if (type === 'application/x-www-form-urlencoded' || (type === '' && FORM.test(text))) {
    return { kind: 'form', parts: formParts(text) };
  }
  const json = type === '' ? /^\s*[{[]/.test(text) : /[/+]json$/.test(type);
  return { kind: json ? 'json' : 'raw', parts: whole };
}

/** A text of parameters and nothing else. */
const FORM = /^[\w.~%+*!'()[\]-]{1,256}=[^\s"<>]*$/;

/**
 * The parameters of a form (WHATWG URL §5.1), names decoded, values as they were sent. A name that may
 * be a token is also given as a value without a name.
 */
export function formParts(text: string): readonly BodyPart[] {
  const parts: BodyPart[] = [];
  for (let start = 0; start <= text.length; ) {
    const mark = text.indexOf('&', start);
    const end = mark < 0 ? text.length : mark;
    const piece = text.slice(start, end);
    const equals = piece.indexOf('=');
    if (equals >= 0) {
      if (mayBeToken(piece, equals)) {
        parts.push({ name: '', text: piece.slice(0, equals), start });
      }
      const name = decodeName(piece.slice(0, equals));
      parts.push({ name, text: piece.slice(equals + 1), start: start + equals + 1 });
    } else if (piece !== '') parts.push({ name: '', text: piece, start });
    start = end + 1;
  }
  return parts;
}

/** A token without a name may be padded, or stand as a name: `eyJ….eyJ….sig=`. */
function mayBeToken(piece: string, equals: number): boolean {
  return equals >= SHORTEST_TOKEN && piece.lastIndexOf('.', equals) >= 0;
}

/** A header of 14 characters, two dots. */
const SHORTEST_TOKEN = 16;

function decodeName(name: string): string {
  const spaced = name.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** RFC 2046 §5.1.1: a boundary has at most 70 characters; the first line shows it. */
const FIRST_LINE = /^--([^\r\n]{1,70}?)[ \t]*\r?\n/;
const PART_NAME = /^content-disposition:[^\r\n]*?[; \t]name=(?:"([^"\r\n]*)"|([^;\s]*))/im;
/** More than any client writes before a part's content. */
const PART_FIELDS_LENGTH = 4096;

/**
 * The parts of a multipart body (RFC 7578). A last part that was cut short is given as far as it goes.
 * @returns nothing if the text does not begin with a boundary.
 */
export function multipartParts(text: string): readonly BodyPart[] {
  const boundary = FIRST_LINE.exec(text)?.[1];
  if (boundary === undefined) return [];
  const delimiter = `\n--${boundary}`;
  const parts: BodyPart[] = [];
  let at = text.indexOf('\n');
  while (at >= 0 && at < text.length) {
    const found = text.indexOf(delimiter, at);
    const end = found < 0 ? text.length : found;
    const part = partOf(text, at + 1, end);
    if (part !== null) parts.push(part);
    if (found < 0 || text.startsWith('--', found + delimiter.length)) break;
    at = text.indexOf('\n', found + delimiter.length);
  }
  return parts;
}

function partOf(text: string, from: number, to: number): BodyPart | null {
  const head = text.slice(from, Math.min(to, from + PART_FIELDS_LENGTH));
  const blank = /^\r?\n|\r?\n\r?\n/.exec(head);
  if (blank === null) return null;
  const start = from + blank.index + blank[0].length;
  const end = text[to - 1] === '\r' ? to - 1 : to;
  const name = PART_NAME.exec(head.slice(0, blank.index));
  return {
    name: name?.[1] ?? name?.[2] ?? '',
    text: text.slice(start, Math.max(start, end)),
    start,
  };
}
