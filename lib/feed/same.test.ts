import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from './same.ts';

/** The same data with the members of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, turned(member)] as const);
  return Object.fromEntries(members.toReversed());
}

test('copies are the same, in whatever order their members are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isSame(value, turned(structuredClone(value)))).toBe(true);
    }),
  );
});

test('a copy with one leaf changed is another', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, which) => {
      const leaves = { left: which % (1 + count(value)) };
      expect(isSame(value, otherwise(value, leaves))).toBe(false);
    }),
  );
});

test.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: 1 }, { b: 1 }],
  [[], {}],
  [[1], [1, 2]],
  [null, {}],
  [0, '0'],
  [{ toString: 1 }, {}],
])('%j and %j differ', (one, other) => {
  expect(isSame(one, other)).toBe(false);
  expect(isSame(other, one)).toBe(false);
});

/** How many values there are within a value. */
function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, member) => sum + 1 + count(member), 0);
}

/** A copy in which one value, counted from the root on, is replaced by something else. */
function otherwise(value: unknown, leaves: { left: number }): unknown {
  if (leaves.left-- === 0) return { another: value };
  if (Array.isArray(value)) return value.map((member) => otherwise(member, leaves));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, otherwise(member, leaves)]),
  );
}
