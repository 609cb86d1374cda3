/** UTF-16 units that are looked at: a client's name and its secret are shorter. */
const LONGEST = 4096;

/**
 * Whose password stands in credentials of the Basic scheme (RFC 7617 §2). A client that has none sends an
 * empty one, or names itself in the body alone (RFC 6749 §2.3.1).
 * @param value of the Authorization field, or null
 * @returns the user name as it was sent; false where there is no password
 */
export function passwordUser(value: string | null): string | false {
  const [, digits] = /^basic +([\w+/=-]+)$/i.exec(value?.slice(0, LONGEST) ?? '') ?? [];
  if (digits === undefined) return false;
  try {
    const [, user] = /^([^:]*):./s.exec(atob(digits)) ?? [];
    return user ?? false;
  } catch {
    return false;
  }
}

/**
 * Whether a user name is that of a client, which writes its id as in a form (RFC 6749 §2.3.1): a site may want a
 * login of its own from whoever asks it for anything.
 * @param clients the ids that are known; with none of them nothing speaks against it
 */
export function isClient(user: string, clients: readonly string[]): boolean {
  const decoded = new URLSearchParams(`user=${user.replaceAll('&', '%26')}`).get('user');
  return clients.length === 0 || clients.some((id) => id === user || id === decoded);
}
