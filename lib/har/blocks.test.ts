import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jws } from '../../tests/support/tokens.ts';
import { type Block, TextBlocks } from './blocks.ts';

const TOKEN = jws({ sub: 'ada' });
const SIZES = { whole: 2000, block: 400 };

function blocksOf(text: string, part: number): readonly Block[] {
  const blocks = new TextBlocks(SIZES);
  const found: Block[] = [];
  for (let at = 0; at < text.length; at += part) {
    found.push(...blocks.push(text.slice(at, at + part), at));
  }
  return [...found, ...blocks.flush()];
}

describe('long text in blocks', () => {
  test('joined they are the text, each at its place', () => {
    const pieces = fc.constantFrom(TOKEN, '\n', ' ', '"', 'e', 'xyz', '[', TOKEN.repeat(9));
    const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 900 }), (text, part) => {
        const blocks = blocksOf(text, part);
        expect(blocks.map((block) => block.text).join('')).toBe(text);
        for (const block of blocks) expect(text.startsWith(block.text, block.start)).toBe(true);
      }),
    );
  });

  test('no token is cut in two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\n', ' ', '"', ';', '&'), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 900 }),
        (separators, part) => {
          const text = separators.map((separator) => TOKEN + separator).join('');
          const whole = blocksOf(text, part).flatMap((block) => block.text.split(TOKEN)).length;
          const blocks = blocksOf(text, part).length;
          expect(whole - blocks).toBe(separators.length);
        },
      ),
    );
  });

  test('JSON stays whole as long as it may', () => {
    const json = JSON.stringify(Array.from({ length: 50 }, (_, index) => `item ${index}`));
    expect(blocksOf(` ${json}`, 100)).toHaveLength(1);
    expect(blocksOf(JSON.stringify(json.repeat(4)), 100).length).toBeGreaterThan(3);
  });

  test('text without an end for a block does not grow for ever', () => {
    for (const block of blocksOf('x'.repeat(20_000), 300)) {
      expect(block.text.length).toBeLessThan(3000);
    }
  });

  test('a token where there is no better place for a cut stays whole', () => {
    const blocks = blocksOf(`${'x'.repeat(1590)}(${TOKEN})${'y'.repeat(3000)}`, 400);
    expect(blocks.some((block) => block.text.includes(TOKEN))).toBe(true);
  });

  test('what comes after a flush is a new text', () => {
    const blocks = new TextBlocks(SIZES);
    expect([...blocks.push('ab', 0)]).toEqual([]);
    expect([...blocks.flush()]).toEqual([{ text: 'ab', start: 0 }]);
    expect([...blocks.push('cd', 90)]).toEqual([]);
    expect([...blocks.flush()]).toEqual([{ text: 'cd', start: 90 }]);
    expect([...blocks.flush()]).toEqual([]);
  });
});
