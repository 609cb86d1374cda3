// The body of a request, out of what `requestBody` holds in both browsers: parameters where the browser
// took a form apart, else the bytes in pieces.
import type { BodyContent, Field } from '../scan/message.ts';

/** Of a longer body only the beginning is looked at, in bytes. */
export const REQUEST_BODY_BYTES = 2 * 1024 * 1024;

/** What an event tells of a body, as far as it is read here. */
export interface RequestBodyDetails {
  readonly formData?: Readonly<Record<string, readonly (string | ArrayBuffer)[]>>;
  readonly raw?: readonly { readonly bytes?: ArrayBuffer; readonly file?: string }[];
  /** There is a body that the browser does not show: in Chromium, a Blob's. */
  readonly error?: string;
}

export interface RequestBody {
  /** Null where nothing of it can be looked at. */
  readonly body: BodyContent | null;
  /** Whether more was sent than was looked at; files never are. */
  readonly isCut: boolean;
}

/** The body that a request carries, or null where it has none. Total. */
export function requestBodyOf(
  { formData, raw, error }: RequestBodyDetails,
  limit = REQUEST_BODY_BYTES,
): RequestBody | null {
  if (error !== undefined) return { body: null, isCut: true };
  if (formData !== undefined) return formOf(formData, limit);
  return raw === undefined ? null : textOf(raw, limit);
}

function formOf(
  formData: NonNullable<RequestBodyDetails['formData']>,
  limit: number,
): RequestBody | null {
  const all: Field[] = [];
  for (const [name, values] of Object.entries(formData)) {
    for (const value of values) {
      all.push({
        name,
        value: typeof value === 'string' ? value : new TextDecoder().decode(value),
      });
    }
  }
  if (all.length === 0) return null;
  const most = longestWithin(all.map(sizeOf), limit);
  const form = all.flatMap(({ name, value }): readonly Field[] => {
    if (sizeOf({ name, value }) <= most) return [{ name, value }];
    return name.length < most ? [{ name, value: value.slice(0, most - name.length) }] : [];
  });
  return { body: { form }, isCut: all.some((field) => sizeOf(field) > most) };
}

function sizeOf({ name, value }: Field): number {
  return name.length + value.length;
}

/** How long each may be, so that all together are within a limit and short ones stay whole. */
function longestWithin(sizes: readonly number[], limit: number): number {
  let left = limit;
  for (const [index, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (sizes.length - index));
    if (size > share) return share;
    left -= size;
  }
  return limit;
}

function textOf(raw: NonNullable<RequestBodyDetails['raw']>, limit: number): RequestBody | null {
  const decoder = new TextDecoder();
  let text = '';
  let left = limit;
  let isCut = false;
  for (const { bytes, file } of raw) {
    isCut ||= file !== undefined || (bytes?.byteLength ?? 0) > left;
    if (bytes === undefined || left === 0) continue;
    // A character may begin in one piece and end in the next.
    text += decoder.decode(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, left)), {
      stream: true,
    });
    left -= Math.min(bytes.byteLength, left);
  }
  text += decoder.decode();
  if (text === '') return isCut ? { body: null, isCut } : null;
  // The fields, and with them the type, are shown only after the body.
  return { body: { text, contentType: null }, isCut };
}
