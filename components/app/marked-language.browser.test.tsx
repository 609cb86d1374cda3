// Whether everything that the views say comes from public/_locales, seen in a language that marks it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { speak } from '../../lib/words/say.ts';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { speakEnglish } from '../../scripts/speak.ts';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { mountPanel, mountPopup, mountSettings } from '../../tests/support/mount.tsx';
import { createPanelState } from './view-state.ts';

afterEach(speakEnglish);

/** Every message between marks, so that a text without them is one that no language can change. */
function speakMarked(): void {
  const texts: Readonly<Record<string, { readonly message: string }>> = english;
  speak({ message: (key) => (texts[key] ? `«${texts[key].message}»` : ''), locale: 'en-US' });
}

/** What is the same in every language: keys, code, and what tokens and pages say, which is isolated. */
const FOREIGN = 'kbd, code, bdi, span[data-role]';

/** Words of standards, which are the same in every language. */
const STANDARD = /\b(UTC|GET|POST|RSA)\b/g;

/** Texts with letters that stand outside of marks; one message may be in several pieces. */
function unmarked(text: string): readonly string[] {
  let depth = 0;
  return text.split(/([«»])/).flatMap((piece) => {
    if (piece === '«') depth += 1;
    else if (piece === '»') depth -= 1;
    else if (depth === 0 && /\p{L}/u.test(piece.replace(STANDARD, ''))) return [piece.trim()];
    return [];
  });
}

/** Attributes that are read, or read aloud. */
const READ = ['aria-label', 'aria-valuetext', 'placeholder', 'alt'];

/** What people can read of an element, or have read to them, beside what is foreign. */
function textsOf(root: Element): readonly string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const shown: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode as Text;
    if (!parentElement?.closest(FOREIGN)) shown.push(data);
  }
  const attributes = [...root.querySelectorAll('*')].flatMap((element) => {
    // The title of foreign text is the whole of it.
    const read = element.querySelector('bdi') ? READ : [...READ, 'title'];
    return read.flatMap((name) => element.getAttribute(name) ?? []);
  });
  return [shown.join(' '), ...attributes].flatMap(unmarked);
}

describe('in a language in which every message is marked', () => {
  beforeEach(async () => {
    await page.viewport(1_280, 600);
    speakMarked();
  });

  const found = (selector: string) => [...document.querySelectorAll(selector)].flatMap(textsOf);

  test('the frame of the panel says nothing else', () => {
    mountPanel(SCENES['ordinary']?.());
    expect(found('header, footer, dialog')).toEqual([]);
  });

  test('the settings say nothing else', () => {
    mountSettings({ bodiesAlways: true });
    expect(found('main')).toEqual([]);
  });

  test('the frame of the popup says nothing else', () => {
    mountPopup(SCENES['ordinary']?.());
    expect(found('header, footer')).toEqual([]);
  });

  test.each(['no-access', 'reloaded', 'loading', 'connecting', 'only-listed', 'private'])(
    'an empty list that is %s says nothing else',
    (scene) => {
      mountPanel(SCENES[scene]?.());
      expect(found('main')).toEqual([]);
    },
  );

  test.each(['claims', 'structure', 'sightings'] as const)(
    'the list and the detail say nothing else: %s',
    async (tab) => {
      const state = createPanelState();
      state.detail.tab.value = tab;
      const { store } = mountPanel(SCENES['ordinary']?.(), state);
      store.rows.selectedId.value = 'access' as TokenId;
      await expect.element(page.getByRole('tabpanel')).toBeVisible();
      expect(found('[role=grid], [role=tablist], [role=tabpanel]')).toEqual([]);
    },
  );
});
