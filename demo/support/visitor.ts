import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | URLSearchParams;
}

/**
 * A browser reduced to HTTP: one cookie jar for each host name, connections always to loopback,
 * because Node may not resolve *.localhost. Redirects are left to the caller to see and follow.
 */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** The value as stored, still percent-encoded. */
  cookie(host: string, name: string): string | undefined {
    return this.#cookies.get(host)?.get(name);
  }

  async ask(
    address: string | URL,
    { method = 'GET', headers = {}, body }: Ask = {},
  ): Promise<Answer> {
    const url = new URL(address);
    const cookies = [...(this.#cookies.get(url.hostname) ?? [])].map((pair) => pair.join('='));
    const fields: OutgoingHttpHeaders = { host: url.host, ...headers };
    if (cookies.length > 0) fields['cookie'] ??= cookies.join('; ');
    if (body instanceof URLSearchParams) {
      fields['content-type'] ??= 'application/x-www-form-urlencoded';
    }
    const answer = await send(url, method, fields, body?.toString());
    for (const line of answer.headers['set-cookie'] ?? []) this.#store(url.hostname, line);
    return answer;
  }

  /** Asks, then follows redirects for as long as `goOn` approves of where they lead. */
  async follow(address: string | URL, ask: Ask, goOn: (next: URL) => boolean): Promise<Answer> {
    let answer = await this.ask(address, ask);
    for (let hops = 0; hops < 10; hops += 1) {
      const { location } = answer.headers;
      if (location === undefined) return answer;
      const next = new URL(location, answer.url);
      if (!goOn(next)) return answer;
      answer = await this.ask(next);
    }
    throw new Error(`More than ten redirects from ${String(address)}.`);
  }

  #store(host: string, line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    if (value === '' || /; *max-age=0/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
}

function send(
  url: URL,
  method: string,
  headers: OutgoingHttpHeaders,
  body: string | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const path = url.pathname + url.search;
    // A connection for each request: a kept one would hide whether anyone still listens.
    const options = { host: '127.0.0.1', port: url.port, method, path, headers, agent: false };
    const request = httpRequest(options, (response) => {
      const status = response.statusCode ?? 0;
      text(response).then(
        (read) => resolve({ url, status, headers: response.headers, body: read }),
        reject,
      );
    });
    request.once('error', reject);
    request.end(body);
  });
}
