/** The steps of an unwrap chain that are words of our own: no auth-scheme, path or name of a message's. */
export const OWN_STEPS: ReadonlySet<string> = new Set([
  'quoted',
  'percent-encoded',
  'base64',
  'base64url',
  'base64-',
  'JSON',
  'claims',
  'header',
  'multipart',
  'form',
]);
