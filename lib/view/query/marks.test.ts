import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf } from './marks.ts';
import { compileQuery } from './query.ts';

const marked = (text: string) => marksOf(compileQuery(text));
const told = (text: string) => marked(text).map(({ text: piece, mark }) => `${mark} ${piece}`);

test('a query shows how it was understood', () => {
  expect(told('ada -iss:shop')).toEqual([
    'text ada',
    'text  ',
    'minus -',
    'key iss:',
    'value shop',
  ]);
  expect(told('isuer:x')).toEqual(['problem isuer', 'text :', 'value x']);
  expect(told('is:blue,expired')).toEqual(['key is:', 'problem blue', 'value ,expired']);
});

test('the pieces are all of the text', () => {
  const part = fc.constantFrom('is:', 'blue', ',', 'kind:', 'a', '-', '"', ' ', 'isuer:', '<');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      expect(
        marked(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
