/** The value of the first cookie of that name in a request, percent-decoded where it can be. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    const value = pair.slice(equals + 1).trim();
    try {
      return decodeURIComponent(value);
    } catch {
      // Not percent-encoding, so not one of ours; the signature check will refuse it.
      return value;
    }
  }
  return undefined;
}

/** A `Set-Cookie` line for a credential: out of reach of scripts and of other sites' posts. */
export function cookieLine(name: string, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  // No Secure: the demonstration is plain HTTP on loopback, and Firefox would not store it.
  return `${name}=${encodeURIComponent(value)}; Path=/${age}; HttpOnly; SameSite=Lax`;
}
