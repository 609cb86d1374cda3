// What DevTools tell of a finished request: an entry as HAR has them, whose content is fetched apart.
import { RESPONSE_BODY_LIMIT, type ReceivedBody } from './body-reports.ts';
import { decodeBase64, isTextType } from './text-body.ts';

/** An entry as far as it is read here. */
export interface FinishedEntry {
  readonly startedDateTime: string | Date;
  readonly request: { readonly url: string; readonly method: string };
  readonly response: {
    readonly status: number;
    readonly headers?: readonly { readonly name: string; readonly value: string }[];
    readonly content: { readonly mimeType?: string; readonly size?: number };
  };
}

/** The Content-Type of an answer whose body is worth fetching; null for any other. */
export function textTypeOf({ response }: FinishedEntry): string | null {
  const field = response.headers?.find(({ name }) => name.toLowerCase() === 'content-type');
  const type = field?.value ?? response.content.mimeType ?? null;
  return response.content.size !== 0 && isTextType(type) ? type : null;
}

/** Whether the body is so large that it is not even fetched. */
export function isTooLarge({ response }: FinishedEntry): boolean {
  return (response.content.size ?? 0) > RESPONSE_BODY_LIMIT;
}

/**
 * The body of a finished request, or null for one that is left alone.
 * @param content as DevTools gave it; null where they could not
 * @param encoding `base64`, or anything else for plain text
 */
export function receivedBody(
  { startedDateTime, request, response }: FinishedEntry,
  contentType: string,
  content: string | null,
  encoding: string | null,
): ReceivedBody | null {
  if (content === null) return null;
  const text = encoding === 'base64' ? decodeBase64(content, contentType) : content;
  if (text === null || text.length > RESPONSE_BODY_LIMIT) return null;
  const at = new Date(startedDateTime).getTime();
  const { url, method } = request;
  return {
    at: Number.isNaN(at) ? Date.now() : at,
    url,
    method,
    status: response.status,
    contentType,
    text,
  };
}
