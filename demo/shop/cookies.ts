export interface CookiePair {
  readonly name: string;
  /** Percent-decoded where it can be. */
  readonly value: string;
}

/** The cookies of a request, in their order. */
export function readCookies(request: Request): readonly CookiePair[] {
  return (request.headers.get('cookie') ?? '').split(';').flatMap((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 0) return [];
    return [{ name: pair.slice(0, equals).trim(), value: decoded(pair.slice(equals + 1).trim()) }];
  });
}

/** The value of the first cookie of that name in a request. */
export function readCookie(request: Request, name: string): string | undefined {
  return readCookies(request).find((pair) => pair.name === name)?.value;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Not percent-encoding, so not one of ours; the signature check will refuse it.
    return value;
  }
}

/** A `Set-Cookie` line for a credential: out of reach of scripts and of other sites' posts. */
export function cookieLine(name: string, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  // No Secure: the demonstration is plain HTTP on loopback, and Firefox would not store it.
  return `${name}=${encodeURIComponent(value)}; Path=/${age}; HttpOnly; SameSite=Lax`;
}
