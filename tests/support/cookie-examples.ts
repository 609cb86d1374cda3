// One made-up value of each family of envelopes.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export interface CookieExample {
  readonly name: string;
  readonly value: string;
}

/** Bytes that look drawn at random and are the same on every run. */
function bytesFor(seed: string, length: number): Buffer {
  const blocks = Math.ceil(length / 64);
  const hashes = Array.from({ length: blocks }, (_, block) =>
    createHash('sha512').update(`${seed}${block}`).digest(),
  );
  return Buffer.concat(hashes).subarray(0, length);
}

export const hex = (seed: string, bytes: number): string => bytesFor(seed, bytes).toString('hex');
export const base64 = (seed: string, bytes: number): string =>
  bytesFor(seed, bytes).toString('base64');
export const base64url = (seed: string, bytes: number): string =>
  bytesFor(seed, bytes).toString('base64url');

const text64 = (text: string): string => Buffer.from(text).toString('base64');
const text64url = (text: string): string => Buffer.from(text).toString('base64url');
const unpadded = (text: string): string => text.replace(/=+$/, '');

/** A moment that all examples carry: 2024-12-03T21:07:08Z. */
export const SIGNED_AT = 1_733_260_028_000;
const SECONDS = SIGNED_AT / 1000;

function timestamp(seconds: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(seconds);
  return bytes.toString('base64url');
}

/** itsdangerous: content, time, signature. */
export function flask(content: string, seconds = SECONDS): string {
  return `${content}.${timestamp(seconds)}.${base64url('flask', 20)}`;
}

/** A zlib stream in base64url behind a dot. */
export const packed = (text: string): string => `.${deflateSync(text).toString('base64url')}`;

const CONTENT = '{"user":"ada","admin":false}';
const BASE62_SECONDS = '1tIa6u';
const RAILS_METADATA = JSON.stringify({
  _rails: { message: text64('"ada"'), exp: '2024-12-03T21:07:08.000Z', pur: 'cookie.user' },
});
const MARSHAL = Buffer.concat([Buffer.from([4, 8]), Buffer.from('I"\u0008ada\u0006:\u0006ET')]);
const PROTECTED = Buffer.concat([
  // The example of "Authenticated encryption details" in Microsoft's documentation.
  Buffer.from('09f0c9f0809c810c19661940953653f8aaffee57', 'hex'),
  bytesFor('protected', 60),
]);

function tornado(name: string, value: string): string {
  const field = (text: string | number): string => `${String(text).length}:${text}`;
  const fields = ['2', field(0), field(SECONDS), field(name), field(text64(value))];
  return `"${fields.join('|')}|${hex('tornado', 32)}"`;
}

const SUPABASE = JSON.stringify({ access_token: 'a', refresh_token: 'b', expires_at: SECONDS });
const BETTER_AUTH = JSON.stringify({
  session: { session: { id: '1' }, user: { id: '2' } },
  expiresAt: SIGNED_AT,
  signature: base64url('better', 32),
});
const IRON = ['Fe26.2', '1', hex('salt', 32), base64url('iv', 16), base64url('text', 48)];
const SERIALIZED = 'a:2:{i:0;s:5:"_csrf";i:1;s:3:"ada";}';

/** An example by family id. */
export const ENVELOPE_EXAMPLES: Readonly<Record<string, CookieExample>> = {
  iron: {
    name: 'app',
    value: [...IRON, SIGNED_AT, hex('salt2', 32), base64url('mac', 32)].join('*'),
  },
  'aspnet-data-protection': {
    name: '.AspNetCore.Cookies',
    value: PROTECTED.toString('base64url'),
  },
  laravel: {
    name: 'laravel_session',
    value: encodeURIComponent(
      text64(
        JSON.stringify({
          iv: base64('iv', 16),
          value: base64('v', 64),
          mac: hex('m', 32),
          tag: '',
        }),
      ),
    ),
  },
  yii2: { name: '_identity', value: encodeURIComponent(hex('yii', 32) + SERIALIZED) },
  supabase: { name: 'sb-abcdefgh-auth-token', value: `base64-${text64url(SUPABASE)}` },
  'better-auth-data': { name: 'better-auth.session_data', value: text64url(BETTER_AUTH) },
  'better-auth': {
    name: '__Secure-better-auth.session_token',
    value: encodeURIComponent(`${base64url('id', 24)}.${base64('mac', 32)}`),
  },
  play: { name: 'PLAY_SESSION', value: `${hex('play', 20)}-user=ada&csrfToken=x%3Dy` },
  tornado: { name: 'user', value: tornado('user', '"ada"') },
  'oauth2-proxy': {
    name: '_oauth2_proxy',
    value: `${base64url('session', 120)}|${SECONDS}|${base64('mac', 32).replaceAll('+', '-').replaceAll('/', '_')}`,
  },
  rack: {
    name: 'rack.session',
    value: encodeURIComponent(`${MARSHAL.toString('base64')}\n--${hex('rack', 20)}`),
  },
  'rails-encrypted': {
    name: '_app_session',
    value: encodeURIComponent([base64('data', 99), base64('iv', 12), base64('tag', 16)].join('--')),
  },
  'rails-signed': { name: 'user_id', value: `${text64(RAILS_METADATA)}--${hex('rails', 32)}` },
  'django-signed': {
    name: 'sessionid',
    value: `${text64url(CONTENT)}:${BASE62_SECONDS}:${base64url('django', 32)}`,
  },
  flask: { name: 'session', value: flask(text64url(CONTENT)) },
  starlette: { name: 'session', value: flask(text64(CONTENT)) },
  'compressed-json': { name: 'session', value: packed(`["${'ada '.repeat(20)}"]`) },
  'signed-json': {
    name: '__session',
    value: encodeURIComponent(`${text64(CONTENT)}.${unpadded(base64('remix', 32))}`),
  },
  'express-session': {
    name: 'connect.sid',
    value: encodeURIComponent(`s:${base64url('sid', 24)}.${unpadded(base64('express', 32))}`),
  },
  'express-signed': {
    name: 'cart',
    value: encodeURIComponent(`s:j:{"items":[3]}.${unpadded(base64('express', 32))}`),
  },
  'express-cookie-session': { name: 'session', value: text64(CONTENT) },
  'f5-big-ip': { name: 'BIGipServer~pool', value: '1677787402.36895.0000' },
};
