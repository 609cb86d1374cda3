// The recogniser for tests that expect it to find something.
import { stringifyJson } from '../../lib/jose/json-text.ts';
import type { Recognition } from '../../lib/token/recognition.ts';
import { recognise } from '../../lib/token/references.ts';
import { type CookieExample, ENVELOPE_EXAMPLES } from './cookie-examples.ts';

/** The made-up value of a family. */
export function example(family: string): CookieExample {
  const found = ENVELOPE_EXAMPLES[family];
  if (found === undefined) throw new Error(`no example of ${family}`);
  return found;
}

/** What the value is; fails when it is not recognised. */
export function read(name: string, value: string, beside?: ReadonlySet<string>): Recognition {
  const found = recognise(name, value, beside);
  if (found === null) throw new Error(`${name}=${value} was not recognised`);
  return found;
}

/** The content as text. */
export function contentOf({ content }: Recognition): string | null {
  return content === null || typeof content === 'string' ? content : stringifyJson(content);
}

export const text64 = (text: string): string => Buffer.from(text).toString('base64');
export const text64url = (text: string): string => Buffer.from(text).toString('base64url');
