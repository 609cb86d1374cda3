// Whether a value may be an envelope, by its outside: most cookies are none, and need nobody who knows the
// formats. Each line is what the family's reader asks for first, or less.
import type { Candidate } from './envelopes/envelope.ts';

const OUTSIDES: readonly RegExp[] = [
  // iron, ASP.NET Core, Laravel, Supabase, better-auth's data, Express's signer, Tornado 2.
  /^(?:Fe26\.2\*|CfDJ8|eyJpdiI6|base64-|eyJz|s:|2\|)/,
  // Yii 2; Play, which is asked as it stood.
  /^[\da-f]{64}[aisbdNO][:;]/,
  // Tornado 1 and oauth2-proxy.
  /\|\d{1,12}\|[\w+/-]{27,43}={0,2}$/,
  // Rails and Rack: data, and a MAC or an initialization vector behind it.
  /--[\w+/=-]{1,128}$/,
  // The same with base64 around it, whose end is that of `==`.
  /^[\w+/-]+(?:09|PQ(?:==)?|PT0=?)$/,
  // Django; itsdangerous; better-auth's pointer, and JSON with a MAC behind it.
  /:[\dA-Za-z]{6}:[\w-]{27,43}$/,
  /^[.\w+/=-]+\.[\w+/-]{27,86}={0,2}$/,
  // Compressed JSON.
  /^\.[\w-]{10,}={0,2}$/,
  // F5 BIG-IP.
  /^(?:\d{1,10}\.\d{1,5}\.0000|(?:vi|rd\d{1,5}o)[\da-f]{32}[.o]\d{1,5})$/i,
];
const PLAY = /^(?:[\da-f]{40}|[\da-f]{64})-[^=&]+=/;
/** Under these, or with a signature beside it, any JSON in base64 is a session. */
const SESSION_NAMES = /^(?:session|sess|express[:.]sess|koa[:.]sess)$/;

/** False for a value that is no envelope of any family. Total and linear. */
export function mayBeEnvelope({ text, raw, name, hasSibling }: Candidate): boolean {
  return (
    OUTSIDES.some((outside) => outside.test(text)) ||
    PLAY.test(raw) ||
    ((SESSION_NAMES.test(name) || hasSibling('.sig')) && /^[\w+/=-]+$/.test(text))
  );
}
