import { expect, test } from 'vitest';
import { quantile, spreadOf } from './statistics.ts';

test('the middle of numbers and their quarters, in whatever order they come', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 });
});

test('between two numbers lies what is between them', () => {
  expect(quantile([10, 20], 0.5)).toBe(15);
  expect(quantile([10, 20], 0.1)).toBe(11);
});

test('of nothing there is no middle', () => {
  expect(quantile([], 0.5)).toBeNaN();
});
