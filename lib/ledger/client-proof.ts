/** UTF-16 units that are looked at: a client's name and its secret are shorter. */
const LONGEST = 4096;

/**
 * Whether credentials of the Basic scheme have a password (RFC 7617 §2). A client that has none sends an
 * empty one, or names itself in the body alone (RFC 6749 §2.3.1).
 * @param value of the Authorization field, or null
 */
export function isBasic(value: string | null): boolean {
  const [, digits] = /^basic +([\w+/=-]+)$/i.exec(value?.slice(0, LONGEST) ?? '') ?? [];
  if (digits === undefined) return false;
  try {
    return /:./s.test(atob(digits));
  } catch {
    return false;
  }
}
