import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** The shop as a function of one request, free of node:http. */
export type Handler = (request: Request) => Promise<Response>;

/** Nothing the shop's page sends comes near this. */
const BODY_LIMIT_BYTES = 64 * 1024;

const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

/** A JSON answer with a sentence, for people and programs alike. */
export function problem(status: number, code: string, message: string, fields: HeadersInit = {}) {
  const headers = new Headers(fields);
  headers.set('cache-control', 'no-store');
  return Response.json({ error: code, message }, { status, headers });
}

/** A JSON answer that nobody keeps, with `Set-Cookie` lines. */
export function json(body: object, setCookies: readonly string[] = [], status = 200): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const line of setCookies) headers.append('set-cookie', line);
  return Response.json(body, { status, headers });
}

/** Joins the shop to node:http; whatever comes in, one answer goes out and the server lives on. */
export function toListener(origin: string, handler: Handler): RequestListener {
  return (incoming, outgoing) => {
    answer(origin, handler, incoming)
      .catch((error: unknown) => {
        console.error('The shop failed:', error);
        return problem(500, 'server-error', 'The shop made a mistake. Its console says which.');
      })
      .then((response) => send(response, incoming, outgoing))
      // The browser may leave while an answer is on its way; there is nobody to tell then.
      .catch(() => outgoing.destroy());
  };
}

async function answer(origin: string, handler: Handler, incoming: IncomingMessage) {
  const body = await readBody(incoming);
  const path = incoming.url ?? '/';
  if (incoming.headers.host !== new URL(origin).host) return elsewhere(origin, incoming);
  if (body === undefined) {
    return problem(413, 'body-too-large', `A body may have ${BODY_LIMIT_BYTES} bytes here.`);
  }
  const method = incoming.method ?? 'GET';
  if (!METHODS.has(method)) return problem(501, 'method-unknown', 'The shop knows no such method.');
  const url = path.startsWith('/') ? URL.parse(origin + path) : null;
  if (url === null) return problem(400, 'bad-address', 'The request has no address of this shop.');
  const bodyless = method === 'GET' || method === 'HEAD';
  return handler(
    new Request(url, { method, headers: fieldsOf(incoming), body: bodyless ? null : body }),
  );
}

/** Cookies and the sign-in belong to one host name: other names for this machine lead there. */
function elsewhere(origin: string, incoming: IncomingMessage): Response {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') {
    return new Response(null, { status: 302, headers: { location: `${origin}/` } });
  }
  return problem(421, 'wrong-host', `This shop is ${origin}.`);
}

function fieldsOf(incoming: IncomingMessage): Headers {
  const fields = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) fields.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return fields;
}

/** The whole body, or undefined above the limit: the rest is then read and dropped, not kept. */
async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  return length > BODY_LIMIT_BYTES ? undefined : Buffer.concat(chunks);
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse) {
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.writeHead(response.status);
  const bytes = new Uint8Array(await response.arrayBuffer());
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
}
