/**
 * Where in a message a token can sit. The ids are the values written to exports. `sent` tells
 * whether the browser gave the token away in a request.
 */
export const CARRIERS = {
  'request-header': { sent: true },
  cookie: { sent: true },
  'set-cookie': { sent: false },
  'cookie-jar': { sent: false },
  'url-path': { sent: true },
  'url-query': { sent: true },
  // A fragment never leaves the browser (RFC 3986 §3.5).
  'url-fragment': { sent: false },
  'response-header': { sent: false },
  'websocket-url': { sent: true },
} as const satisfies Record<string, { readonly sent: boolean }>;

export type Carrier = keyof typeof CARRIERS;
