import { request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { READING_CLIENT_ID } from '../names.ts';

/** The shop's own server talking to the provider's, out of the browser's sight. */
export interface BackChannel {
  /** The ID token that a code buys, or undefined when the provider refuses. */
  exchange(code: string, verifier: string): Promise<string | undefined>;
}

export interface BackChannelSetup {
  readonly accountsUrl: string;
  readonly redirectUri: string;
  readonly secret: string;
}

const TIMEOUT_MS = 5_000;

export function createBackChannel(setup: BackChannelSetup): BackChannel {
  const { accountsUrl, redirectUri, secret } = setup;
  const { host, port } = new URL(accountsUrl);
  // RFC 6749 §2.3.1: name and secret in the manner of HTTP Basic.
  const authorization = `Basic ${Buffer.from(`${READING_CLIENT_ID}:${secret}`).toString('base64')}`;
  const headers = { host, authorization, 'content-type': 'application/x-www-form-urlencoded' };
  return {
    async exchange(code, verifier) {
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code_verifier: verifier,
        code,
      }).toString();
      const answer = await post({ port, headers, body });
      return typeof answer === 'object' &&
        answer !== null &&
        'id_token' in answer &&
        typeof answer.id_token === 'string'
        ? answer.id_token
        : undefined;
    },
  };
}

interface Post {
  readonly port: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** By address, because Node may not resolve accounts.localhost. */
function post({ port, headers, body }: Post): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method: 'POST', path: '/token', headers, timeout: TIMEOUT_MS },
      (response) => json(response).then(resolve, reject),
    );
    request.once('timeout', () => request.destroy(new Error('The provider did not answer.')));
    request.once('error', reject);
    request.end(body);
  });
}
