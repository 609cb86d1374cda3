// What fast-check draws from.
import fc from 'fast-check';

/** Text without a bias to the harmless: controls, lone surrogates, anything that is UTF-16. */
export const anyText = fc.string({ unit: 'binary' });

export const anyUtf16 = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

export const bytes = fc.uint8Array({ maxLength: 200 });

export const base64urlText = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
});

/** Text made of the pieces that JSON is made of, so that parsers are led deep into themselves. */
export const jsonLikeText = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '"a"', '"__proto__"', ' ', '\n', '\t', '\u0000'],
      ...['0', '-', '1', '9', '.', 'e', 'E+', '-0', '1e400', '01', '\\', '\\u00e9', '\\uD800'],
      ...['true', 'false', 'null', 'tru', 'NaN', 'Infinity', '\ufeff', '\u00a0', '\u2028', '/'],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));
