// Why a value that is no token was recognised, as data. What is said of it is in recognition-words.ts.

/** What was seen; the catalogue's families each have their own where the shape tells. */
export type EvidenceCode =
  | 'named'
  | 'named-no-jwt'
  | 'prefix'
  | 'data-protection'
  | 'supabase'
  | 'supabase-part'
  | 'better-auth'
  | 'better-auth-data'
  | 'play'
  | 'big-ip'
  | 'express'
  | 'json-beside'
  | 'json-named'
  | 'json-signed'
  | 'django'
  | 'timed-json'
  | 'timed-packed'
  | 'packed-alone'
  | 'laravel'
  | 'yii'
  | 'tornado'
  | 'tornado-old'
  | 'oauth2-proxy'
  | 'rack'
  | 'rails-signed'
  | 'rails-gcm'
  | 'rails-cbc'
  | 'rails-cbc-alone';

export interface Evidence {
  readonly code: EvidenceCode;
  /** The name or the address that it is about; empty where it is about none. */
  readonly name: string;
  /** What was read in the value: a prefix, a port, a number of digits; empty where that says nothing. */
  readonly value: string;
}

/** A piece of evidence. */
export function evidence(code: EvidenceCode, name = '', value = ''): Evidence {
  return { code, name, value };
}
