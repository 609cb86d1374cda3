// The plain sentences that explain what a value is; most families share one.

export const POINTER = 'The claims stay on the server; this is only a pointer to them.';

export const SIGNED_POINTER =
  'The claims stay on the server; this is only a pointer to them, signed so that nobody can make one up.';

export const READABLE =
  'The server keeps nothing: everyone who sees the value can read this content, but only the server can change it.';

export const SEALED =
  'The content travels inside, encrypted: only the server has the key to read or change it.';

export const SEALED_POINTER =
  'An encrypted ticket: only the server that wrote it can read it; to everyone else it is a pointer to a session.';

export const STICKY =
  'The load balancer remembers with it which server holds the session; it is no credential.';

export const BOT_CHECK =
  'A bot protection remembers with it that this browser was checked; it does not say who signed in.';

export const CSRF =
  'It proves that a request comes from the site’s own pages; it does not say who signed in.';

export const OPAQUE_BEARER =
  'Whoever holds it may use it; what it permits is known only to the server that issued it.';

export const CLIENT_SECRET =
  'With it an application proves which one it is; one that runs in a browser cannot keep it secret.';

export const SIGN_IN_STEP = 'It joins the steps of one sign-in and is of no use afterwards.';
