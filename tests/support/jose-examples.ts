// The examples of the RFCs, each in the serializations that its RFC has, with the keys that open them.

import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import { readKeys } from '../../lib/judge/verify/keys/read-keys.ts';
import type { VerifyOptions } from '../../lib/judge/verify/verification.ts';
import file from '../fixtures/jose-examples.json' with { type: 'json' };

export interface JoseExample {
  /** RFC and section. */
  readonly of: string;
  readonly about: string;
  /** What must be said of it; a reason where it cannot be verified or decrypted. */
  readonly expect: 'verified' | 'decrypted' | 'unsigned' | 'no-web-crypto';
  /** Names in `keys` of the file. */
  readonly keys: readonly string[];
  readonly password?: string;
  readonly content?: string;
  readonly detached?: boolean;
  readonly tokens: Readonly<Partial<Record<'compact' | 'flattened' | 'general', unknown>>>;
}

export const JWKS: Readonly<Record<string, unknown>> = file.keys;

export const EXAMPLES = file.examples as readonly unknown[] as readonly JoseExample[];

export interface SerializedExample {
  readonly name: string;
  readonly example: JoseExample;
  readonly text: string;
}

/** One for every serialization of every example. */
export const SERIALIZED: readonly SerializedExample[] = EXAMPLES.flatMap((example) =>
  Object.entries(example.tokens).map(([form, token]) => ({
    name: `${example.of} (${form})`,
    example,
    text: typeof token === 'string' ? token : JSON.stringify(token),
  })),
);

/** The keys of an example, as a person would give them. */
export async function keysOf({ keys, password }: JoseExample): Promise<readonly VerificationKey[]> {
  if (password !== undefined) return secretKeys(password);
  return jwkKeys(...keys.map((name) => JWKS[name]));
}

export async function jwkKeys(...jwks: readonly unknown[]): Promise<readonly VerificationKey[]> {
  if (jwks.length === 0) return [];
  const reading = await readKeys(JSON.stringify({ keys: jwks }), 'keys');
  if (!reading.ok) throw new Error(`These are no keys: ${JSON.stringify(jwks)}`);
  return reading.keys;
}

export async function secretKeys(text: string): Promise<readonly VerificationKey[]> {
  const reading = await readKeys(text, 'secret', { isSecret: true });
  if (!reading.ok) throw new Error(`This is no secret: ${text}`);
  return reading.keys;
}

const UTF8 = new TextEncoder();

export function optionsOf({ detached, content }: JoseExample): VerifyOptions {
  const now = Date.UTC(2026, 0, 1);
  if (detached !== true || content === undefined) return { now };
  return { now, detachedContent: UTF8.encode(content) };
}
