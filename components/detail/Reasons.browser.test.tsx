import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const { documentElement: root } = document;

beforeEach(() => page.viewport(1_280, 640));
afterEach(() => root.removeAttribute('dir'));

test('a reason reads in its own order in a page that runs from right to left', async () => {
  root.dir = 'rtl';
  const { store } = mountPanel({ tokens: ORDINARY });
  store.rows.selectedId.value = ORDINARY[0]?.id ?? null;
  const name = page.getByRole('region', { name: 'Selected token' }).getByRole('code').first();
  await expect.element(name).toBeVisible();
  const reason = name.element().closest('p bdi:has(code)');
  if (reason === null) throw new Error('No reason names a member.');
  const edges = [...textNodes(reason)].map((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect().left;
  });
  expect(edges.length, 'there are words beside the name').toBeGreaterThan(1);
  expect(edges, 'English runs from left to right').toEqual(edges.toSorted((a, b) => a - b));
});

function* textNodes(element: Element): Generator<Node> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.textContent !== '') yield walker.currentNode;
}
