// What the awkward cases are made of: tokens of every form, and words to say what is expected of a text.
import { encodeBase64url } from '../jose/base64url.ts';
import type { Form } from './unwrapped.ts';

export interface ExpectedToken {
  readonly raw: string;
  readonly form: Form;
  /** The chain, joined by ` › `. */
  readonly via: string;
  /** Whether it stands in the text verbatim; same ones are expected in the order of the text. */
  readonly verbatim: boolean;
}

export interface AwkwardCase {
  /** What would go wrong, or who writes such text. */
  readonly reason: string;
  readonly text: string;
  readonly tokens: readonly ExpectedToken[];
}

const utf8 = new TextEncoder();
export const base64url = (text: string): string => encodeBase64url(utf8.encode(text));
export const base64 = (text: string): string => {
  const digits = base64url(text).replaceAll('-', '+').replaceAll('_', '/');
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
};
export const percent = encodeURIComponent;
export const json = (value: unknown): string => JSON.stringify(value);

export const HEADER = base64url('{"alg":"RS256","typ":"JWT"}');
export const CLAIMS = base64url('{"sub":"ada"}');
export const SIGNATURE = 'c2lnbmF0dXJl';
export const JWS = `${HEADER}.${CLAIMS}.${SIGNATURE}`;
export const OTHER = `${HEADER}.${base64url('{"sub":"grace"}')}.${SIGNATURE}`;
export const UNSIGNED = `${base64url('{"alg":"none"}')}.${CLAIMS}.`;
export const SPACED = `${base64url('{ "alg": "RS256" }')}.${CLAIMS}.${SIGNATURE}`;
export const LINES = `${base64url('{\n  "alg": "RS256"\n}')}.${CLAIMS}.${SIGNATURE}`;
export const PADDED = `${base64('{"alg":"ES256","typ":"JWT"} ')}.${base64('{"sub":"ada"}')}.c2lnbg==`;
export const JWE = `${base64url('{"alg":"dir","enc":"A256GCM"}')}..aW5pdA.Y2lwaGVydGV4dA.dGFn`;
export const SD_JWT = `${JWS}~${base64url('["salt","name","Ada"]')}~`;
export const PASETO = `v4.public.${base64url(`{"sub":"ada"}${'s'.repeat(64)}`)}`;
export const FLAT = json({ payload: CLAIMS, protected: HEADER, signature: SIGNATURE });
export const DETACHED = json({ protected: HEADER, signature: SIGNATURE });
export const GENERAL = json({
  payload: CLAIMS,
  signatures: [{ protected: HEADER, signature: SIGNATURE }],
});
export const FLAT_JWE = json({
  protected: base64url('{"alg":"dir","enc":"A256GCM"}'),
  iv: 'aW5pdA',
  ciphertext: 'Y2lwaGVydGV4dA',
  tag: 'dGFn',
});
export const SESSION = json({ access_token: JWS, token_type: 'bearer', refresh_token: 'opaque' });

const formOf = (raw: string): Form => {
  if (raw.startsWith('{')) return raw.includes('"ciphertext"') ? 'jwe-json' : 'jws-json';
  if (raw.startsWith('v')) return 'paseto';
  if (raw.includes('~')) return 'sd-jwt';
  return raw === JWE ? 'jwe' : 'jws';
};
/** A token that stands in the text as it is. */
export const here = (raw: string, via = ''): ExpectedToken => ({
  raw,
  form: formOf(raw),
  via,
  verbatim: true,
});
/** A token that only decoding shows. */
export const within = (raw: string, via: string): ExpectedToken => ({
  ...here(raw, via),
  verbatim: false,
});

export const row = (
  reason: string,
  text: string,
  ...tokens: readonly ExpectedToken[]
): AwkwardCase => ({
  reason,
  text,
  tokens,
});
