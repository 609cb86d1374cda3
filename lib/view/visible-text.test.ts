import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainVisibleText, visibleText } from './visible-text.ts';

describe('text that hides nothing', () => {
  test.each(['ada@shop.example', 'Zoë Ångström', 'عادا', '愛達', '👩‍💻 ❤️ 🇩🇪 1️⃣ 👍🏽', ''])(
    'stays as it is: %s',
    (text) => {
      expect(plainVisibleText(text)).toBe(text);
    },
  );
});

describe('characters that would not be seen', () => {
  test.each([
    ['ada\u202Eelpmaxe', 'ada⟨U+202E⟩elpmaxe'],
    ['sh\u200Bop', 'sh⟨U+200B⟩op'],
    ['a\u2066b\u2069', 'a⟨U+2066⟩b⟨U+2069⟩'],
    ['nul\0', 'nul⟨U+0000⟩'],
    ['line\nfeed', 'line⟨U+000A⟩feed'],
    ['soft\u00ADhyphen', 'soft⟨U+00AD⟩hyphen'],
    ['\uFEFFbom', '⟨U+FEFF⟩bom'],
    ['half \uD83D pair', 'half ⟨U+D83D⟩ pair'],
    ['tag \u{E0041}', 'tag ⟨U+E0041⟩'],
    ['a\u200Db', 'a⟨U+200D⟩b'],
    ['filler\u3164', 'filler⟨U+3164⟩'],
  ])('%j is shown as %s', (text, shown) => {
    expect(plainVisibleText(text)).toBe(shown);
  });

  test('can be kept, such as the line feeds of lines', () => {
    expect(visibleText('a\nb\tc', '\n')).toEqual([
      { type: 'text', text: 'a\nb' },
      { type: 'unseen', text: '\t', code: 'U+0009' },
      { type: 'text', text: 'c' },
    ]);
  });
});

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

test('no character is lost or added', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(
        visibleText(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('what is shown has nothing that reorders text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(plainVisibleText(text)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});
