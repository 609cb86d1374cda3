import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createNotices } from './notice.ts';

test('a notice is shown for six seconds, and a newer one takes its place', () => {
  const now = signal(1_000);
  const { current, post } = createNotices(now, () => now.value);
  expect(current.value).toBeNull();
  post('done', 'Claims copied');
  now.value += 5_999;
  expect(current.value).toMatchObject({ tone: 'done', text: 'Claims copied' });
  post('failed', 'Nothing copied');
  now.value += 5_999;
  expect(current.value).toMatchObject({ tone: 'failed', text: 'Nothing copied' });
  now.value += 1;
  expect(current.value).toBeNull();
});

test('a notice counts from when it was posted, also where the clock has stood still', () => {
  const now = signal(1_000);
  const { current, post } = createNotices(now, () => 100_000);
  post('done', 'Claims copied');
  now.value = 101_000;
  expect(current.value).not.toBeNull();
});
