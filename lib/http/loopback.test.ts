import { expect, test } from 'vitest';
import { isLoopback } from './loopback.ts';

test.each([
  'localhost',
  'shop.localhost:8080',
  '127.0.0.1',
  '127.8.9.10:443',
  '[::1]',
  '[::1]:8080',
])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each([
  'localhost.example',
  '127.0.0.1.example',
  '128.0.0.1',
  '[::2]',
  'localhos',
  'notlocalhost',
  '',
])('%j only looks like it', (host) => {
  expect(isLoopback(host)).toBe(false);
});
