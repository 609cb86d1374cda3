// Numbers in JSON (RFC 8259 §6), told by their text alone: what they are worth is nobody's business here.
//
//   number = [ "-" ] int [ frac ] [ exp ]     int = "0" / digit1-9 *DIGIT
//   frac = "." 1*DIGIT     exp = ("e" / "E") [ "-" / "+" ] 1*DIGIT

const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const LOWER_E = 0x65;

/** True for the character codes of 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** The offset behind the longest number that begins at `start`, or -1 where none does. */
export function endOfNumber(text: string, start: number): number {
  const digits = text.charCodeAt(start) === MINUS ? start + 1 : start;
  const first = text.charCodeAt(digits);
  if (!isDigit(first)) return -1;
  let end = first === ZERO ? digits + 1 : endOfDigits(text, digits);
  if (text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) {
    end = endOfDigits(text, end + 1);
  }
  return endOfExponent(text, end);
}

/** True for a character that must not follow a number, as it looks like more of it. */
export function continuesNumber(code: number): boolean {
  return isDigit(code) || code === DOT || code === PLUS || code === MINUS || isLetterE(code);
}

function isLetterE(code: number): boolean {
  return (code | 0x20) === LOWER_E;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function endOfExponent(text: string, from: number): number {
  if (!isLetterE(text.charCodeAt(from))) return from;
  const sign = text.charCodeAt(from + 1);
  const digits = sign === PLUS || sign === MINUS ? from + 2 : from + 1;
  return isDigit(text.charCodeAt(digits)) ? endOfDigits(text, digits) : from;
}
