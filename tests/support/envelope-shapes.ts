// What docs/reference-tokens.md says of each family of envelopes: its shape, and what can be read of it
// without a key.

export const ENVELOPE_SHAPES: Readonly<
  Record<string, { readonly shape: string; readonly readable: string }>
> = {
  supabase: {
    shape: '`base64-` and base64url of JSON',
    readable: 'everything, both tokens included',
  },
  'better-auth-data': {
    shape: 'base64url of JSON with session, expiresAt and signature',
    readable: 'content, expiry',
  },
  'better-auth': { shape: '`id.signature` in `….session_token`', readable: 'the session id' },
  play: { shape: '`hash-name=value&…` in `PLAY_SESSION`', readable: 'the pairs' },
  'f5-big-ip': {
    shape: '`number.number.0000`, `vi…`, `rd…o…o…`',
    readable: 'internal address and port',
  },
  'django-signed': {
    shape: '`content:time:signature`; a leading `.` means zlib',
    readable: 'content, time of signing',
  },
  'express-session': { shape: '`s:id.signature`', readable: 'the session id' },
  'express-signed': { shape: '`s:value.signature`', readable: 'value' },
  'express-cookie-session': {
    shape: 'base64 of JSON beside a cookie `name.sig`',
    readable: 'content, expiry (Koa)',
  },
  'signed-json': { shape: '`base64.signature`', readable: 'content' },
  flask: {
    shape: '`content.time.signature`; a leading `.` means zlib',
    readable: 'content, time of signing',
  },
  starlette: {
    shape: '`content.time.signature` with padded base64',
    readable: 'content, time of signing',
  },
  'compressed-json': { shape: '`.` and base64url of zlib data, nothing else', readable: 'content' },
  laravel: {
    shape: 'base64 of JSON with iv, value and mac (`eyJpdiI6…`)',
    readable: 'the outer JSON only',
  },
  yii2: { shape: '64 hex digits and serialized PHP (`a%3A…`)', readable: 'the serialized text' },
  tornado: { shape: '`2|1:0|10:seconds|n:name|n:base64|hex`', readable: 'value, time of signing' },
  'oauth2-proxy': { shape: '`base64|seconds|signature`', readable: 'time of signing' },
  rack: { shape: '`BAh…--hex`, base64 in lines', readable: 'bytes; Marshal data is never rebuilt' },
  'rails-encrypted': {
    shape: '`data--iv--tag`, or base64 of `data--iv` and `--hex`',
    readable: 'nothing',
  },
  'rails-signed': { shape: '`base64--hex`', readable: 'content, expiry; Marshal data as bytes' },
  iron: { shape: '`Fe26.2*…`, eight parts', readable: 'expiry' },
  'aspnet-data-protection': { shape: '`CfDJ8…`', readable: 'the id of the key' },
};
