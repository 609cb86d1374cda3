// One request, of which no more than so many bytes are ever held. What it sends says as little as can be
// of who asks: no cookie, no login, no referrer, and no language.

import type { KeyAnswer } from '../../judge/verify/discovery/discovery.ts';

/** A JWK Set of a hundred keys has about 50 kB. In bytes, unpacked. */
export const ANSWER_LIMIT = 1_000_000;

/** An answer has a text only where the status is 200. */
export type BoundedAnswer =
  | Extract<KeyAnswer, { readonly ok: true }>
  | { readonly ok: false; readonly code: 'too-large' | 'failed' };

/**
 * Asks for a URL. Never rejects.
 * @param signal ends it wherever it is
 */
export async function boundedFetch(url: string, signal: AbortSignal): Promise<BoundedAnswer> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // Redirects are followed as far as the policy of the document lets them lead: within one origin.
      redirect: 'follow',
      headers: { accept: 'application/json', 'accept-language': '*' },
      signal,
    });
    return await readAnswer(response);
  } catch {
    return { ok: false, code: 'failed' };
  }
}

async function readAnswer(response: Response): Promise<BoundedAnswer> {
  const { url, status } = response;
  const answer = { url, status, contentType: response.headers.get('content-type') };
  if (status !== 200) {
    await response.body?.cancel();
    return { ok: true, ...answer, text: '' };
  }
  const bytes = await readBytes(response);
  if (bytes === null) return { ok: false, code: 'too-large' };
  return { ok: true, ...answer, text: new TextDecoder().decode(bytes) };
}

/** Null where there are too many; the rest is not read then. */
async function readBytes({ headers, body }: Response): Promise<Uint8Array | null> {
  const reader = body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const announced = Number(headers.get('content-length') ?? 0);
  for (let isLarge = announced > ANSWER_LIMIT; ; ) {
    if (isLarge) {
      await reader.cancel();
      return null;
    }
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    chunks.push(value);
    length += value.length;
    isLarge = length > ANSWER_LIMIT;
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
