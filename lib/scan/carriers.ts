/**
 * Where in a message a token can sit. The ids are the values written to exports. `sent` tells
 * whether the browser gives the token away there when the message is a request.
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
  'request-body': { sent: true },
  'response-header': { sent: false },
  'response-body': { sent: false },
  'local-storage': { sent: false },
  'session-storage': { sent: false },
  'indexed-db': { sent: false },
  'websocket-url': { sent: true },
  // From a HAR or a text that a person handed over.
  imported: { sent: false },
} as const satisfies Record<string, { readonly sent: boolean }>;

export type Carrier = keyof typeof CARRIERS;
