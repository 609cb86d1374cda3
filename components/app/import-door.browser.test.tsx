import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { jws } from '../../tests/gallery/tokens.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const TOKEN = jws({ alg: 'HS256' }, { iss: 'https://as.example', sub: 'dropped' });

const told = () => page.getByText(/^Imported /).first();
const sign = () => document.body.textContent.includes('Drop files or text');

/** Returns whether the view takes it, instead of the element that it is over. */
function drag(type: string, target: Element, dataTransfer: DataTransfer): boolean {
  return !target.dispatchEvent(
    new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
  );
}

function text(): DataTransfer {
  const data = new DataTransfer();
  data.setData('text/plain', TOKEN);
  return data;
}

function filterField(): Element {
  return page.getByRole('combobox', { name: 'Filter', exact: true }).element();
}

beforeEach(() => page.viewport(1_280, 600));

test('text that is dropped onto a field is left to the field', async () => {
  const { store } = mountPanel({ tokens: ORDINARY });
  expect(drag('dragenter', document.body, text())).toBe(true);
  await expect.poll(sign).toBe(true);
  expect(drag('dragenter', filterField(), text())).toBe(false);
  await expect.poll(sign, { message: 'over the field it would be a lie' }).toBe(false);
  expect(drag('dragover', filterField(), text())).toBe(false);
  expect(drag('drop', filterField(), text())).toBe(false);
  expect(store.scope.peek()).toBe('tab');
  expect(drag('drop', document.body, text())).toBe(true);
  await expect.element(told()).toMatchTextContent(/1 token/);
});

test('files that are dropped onto a field are imported', async () => {
  mountPanel({ tokens: ORDINARY });
  const data = new DataTransfer();
  data.items.add(new File([`Cookie: sid=${TOKEN}`], 'request.txt'));
  expect(drag('dragover', filterField(), data)).toBe(true);
  expect(drag('drop', filterField(), data)).toBe(true);
  await expect.element(told()).toMatchTextContent(/1 token/);
});
