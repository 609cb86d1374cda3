import { expect, it } from 'vitest';
import { createProofDesk } from './proof-desk.ts';

const MINUTE = 60_000;

it('takes a nonce for as long again after its successor is there, and no longer', () => {
  let now = 0;
  const desk = createProofDesk(() => now);
  const nonce = desk.nonce();
  now += 4 * MINUTE;
  expect(desk.nonce()).toBe(nonce);
  now += 2 * MINUTE;
  expect(desk.nonce()).not.toBe(nonce);
  expect(desk.isCurrent(nonce)).toBe(true);
  now += 5 * MINUTE;
  expect(desk.isCurrent(nonce)).toBe(false);
});

it('takes no nonce of another desk', () => {
  const desk = createProofDesk(() => 0);
  for (const foreign of [createProofDesk(() => 0).nonce(), undefined, '', 1]) {
    expect(desk.isCurrent(foreign)).toBe(false);
  }
});

it('remembers a proof while it could be fresh, and only so many', () => {
  let now = 0;
  const desk = createProofDesk(() => now);
  expect([desk.isFirst('a'), desk.isFirst('a')]).toEqual([true, false]);
  now += 6 * MINUTE;
  // Whatever is new makes room, so the old one is forgotten by the time it comes again.
  expect([desk.isFirst('b'), desk.isFirst('a')]).toEqual([true, true]);
  for (let index = 0; index < 10_000; index += 1) desk.isFirst(`flood ${index}`);
  expect(desk.isFirst('flood 9999')).toBe(false);
  expect(desk.isFirst('a')).toBe(true);
});
