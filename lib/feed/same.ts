/**
 * Whether two values say the same as plain data: the order of an object's members does not matter, as
 * a store may give them back in another one. Total for anything that a port can carry.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const members = Object.entries(one);
  const others: Readonly<Record<string, unknown>> = { ...other };
  return (
    members.length === Object.keys(others).length &&
    members.every(([name, value]) => Object.hasOwn(others, name) && isSame(value, others[name]))
  );
}
