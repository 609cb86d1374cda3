// Why a value was recognised, as documents say it: in English, whatever language the views speak, so that
// a document reads the same wherever it was written.
import type { Evidence, EvidenceCode } from '../token/evidence.ts';

const ENGLISH: Readonly<Record<EvidenceCode, string>> = {
  named: 'named {name}',
  'named-no-jwt': 'named {name}, which usually carries a JWT; this value is none',
  prefix: 'value begins with {value}',
  'data-protection': 'value begins with CfDJ8, the mark of Data Protection',
  supabase: 'value is base64- and JSON with an access_token',
  'supabase-part': 'named {name}, value begins with base64-',
  'better-auth': 'named {name}, value is id.signature',
  'better-auth-data': 'value is JSON with session, expiresAt and signature',
  play: 'named {name}, value is hash-pairs',
  'big-ip': 'value encodes the address {name} and port {value}',
  express: 'value is s:…, signed as Express does',
  'json-beside': 'value is JSON, its signature in {name}',
  'json-named': 'value is JSON in a cookie named {name}',
  'json-signed': 'value is JSON and a signature',
  django: 'value is content:time:signature',
  'timed-json': 'value is JSON without `alg`, time and signature',
  'timed-packed': 'value is compressed JSON, time and signature',
  'packed-alone': 'value is a dot and compressed JSON, without a signature',
  laravel: 'value is JSON with iv, value and mac',
  yii: 'value is a hash of 64 digits and serialized PHP',
  tornado: 'value is a Tornado value signed for {name}',
  'tornado-old': 'value is base64|seconds|hex signature',
  'oauth2-proxy': 'value is base64|seconds|signature',
  rack: 'value is Marshal data in lines of base64, and a hex signature',
  'rails-signed': 'value is base64 and a hex signature of {value} digits',
  'rails-gcm': 'value is ciphertext, a 12-byte iv and a 16-byte tag',
  'rails-cbc': 'value is ciphertext, a 16-byte iv and a hex signature',
  'rails-cbc-alone': 'value is ciphertext and a 16-byte iv',
};

/** A piece of evidence as it stands in documents: "named PHPSESSID". */
export function englishEvidence({ code, name, value }: Evidence): string {
  return ENGLISH[code].replace(/\{(name|value)\}/g, (_, place) =>
    place === 'name' ? name : value,
  );
}
