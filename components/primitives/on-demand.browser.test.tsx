import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { onDemand, useOnDemand } from './on-demand.ts';

const root = document.createElement('div');

afterEach(() => {
  render(null, root);
  root.remove();
});

function show(part: Parameters<typeof useOnDemand<{ text: string }>>[0], wanted: boolean) {
  function View() {
    const loaded = useOnDemand(part, wanted);
    return <p>{typeof loaded === 'object' ? loaded.text : loaded}</p>;
  }
  document.body.append(root);
  render(<View />, root);
}

test('a part is loaded when it is wanted, and then shown', async () => {
  let asked = 0;
  const part = onDemand(async () => ({ text: `loaded ${++asked}` }));
  show(part, false);
  await expect.element(page.getByText('waiting')).toBeVisible();
  expect(asked).toBe(0);
  show(part, true);
  await expect.element(page.getByText('loaded 1')).toBeVisible();
  await part.load();
  expect(asked).toBe(1);
});

test('a part that could not be loaded says so, and is tried again', async () => {
  let attempts = 0;
  const part = onDemand(async () => {
    if (++attempts === 1) throw new Error('gone');
    return { text: 'here' };
  });
  show(part, true);
  await expect.element(page.getByText('failed')).toBeVisible();
  const again = part.load();
  expect(part.state.peek(), 'the failure is that of the attempt before').toBe('waiting');
  await again;
  await expect.element(page.getByText('here')).toBeVisible();
});
