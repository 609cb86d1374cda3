import { describe, expect, test } from 'vitest';
import { ownTexts } from './own-texts.ts';

describe('the texts that a component shows of itself', () => {
  const shows = (jsx: string) => ownTexts({ path: 'a.tsx', text: `const a = ${jsx};` });

  test.each([
    ['<p>Hello</p>', 'Hello'],
    ["<p>{open ? 'Hide' : say('show')}</p>", 'Hide'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is read
    ['<p>{`${count} tokens`}</p>', 'tokens'],
    ["<p>{name ?? 'nobody'}</p>", 'nobody'],
    ['<input placeholder="Find" />', 'Find'],
    ["<b title={'About ' + name} />", 'About'],
    ["<Tabs label={wide ? 'Views' : undefined} />", 'Views'],
    ["<Tabs tabs={[{ title: 'Long title' }]} />", 'Long title'],
  ])('finds the text in %s', (jsx, text) => {
    expect(shows(jsx)).toEqual([text]);
  });

  test.each([
    "<p class={css['some']}>{say('some_key', { name: 'x' })} · {number(3)}</p>",
    '<Icon name="copy" />',
    '<kbd>Esc</kbd>',
    '<input type="radio" name="kind" />',
    "<p data-on={mode === 'all'}>{mode === 'all' ? <A /> : null}</p>",
    '<p>&nbsp;· ×</p>',
  ])('lets %s pass', (jsx) => {
    expect(shows(jsx)).toEqual([]);
  });
});
