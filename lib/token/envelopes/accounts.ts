// Sign-in libraries that keep the session in a cookie.
//
//   Supabase (supabase/ssr): "base64-" base64url(JSON of the session, both tokens in it)
//   better-auth (packages/better-auth/src/cookies/index.ts): session_data is base64url of JSON with
//     session, expiresAt (ms) and signature; session_token is id "." base64(HMAC), padded
//   Play before 2.6 (playframework.com, "URL encoded cookie encoding"): hex HMAC "-" form-encoded pairs
import { member, numericDate, stringMember } from '../../jose/members.ts';
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import { isPrintable, objectOf } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';

const SUPABASE_NAME = /^sb-[\w-]+-auth-token(?:\.\d+)?$/;

function readSupabase({ text, name }: Candidate): Reading | null {
  if (!text.startsWith('base64-')) return null;
  const content = objectOf(text.slice('base64-'.length));
  if (content === null) {
    return SUPABASE_NAME.test(name)
      ? { evidence: evidence('supabase-part', name), faults: ['incomplete'] }
      : null;
  }
  if (stringMember(content, 'access_token') === undefined) return null;
  return {
    evidence: evidence('supabase'),
    content,
    expiresAt: numericDate(content, 'expires_at') ?? null,
  };
}

function readSessionData({ text }: Candidate): Reading | null {
  // `{"s`, as the member `session` comes first.
  if (!text.startsWith('eyJz')) return null;
  const content = objectOf(text);
  if (content === null || stringMember(content, 'signature') === undefined) return null;
  if (member(content, 'session')?.type !== 'object') return null;
  const ms = numericDate(content, 'expiresAt');
  if (ms === undefined) return null;
  return {
    evidence: evidence('better-auth-data'),
    content,
    expiresAt: ms / 1000,
    signed: true,
  };
}

function readSessionToken({ text, name }: Candidate): Reading | null {
  const [, id] = /^([\w-]{16,64})\.[A-Za-z\d+/]{43}=$/.exec(text) ?? [];
  if (id === undefined || !name.endsWith('session_token')) return null;
  return { evidence: evidence('better-auth', name), content: id, signed: true };
}

function readPlay({ raw, name }: Candidate): Reading | null {
  if (!/^(?:[\da-f]{40}|[\da-f]{64})-[^=&]+=/.test(raw) || !name.startsWith('PLAY_')) return null;
  const content = raw.slice(raw.indexOf('-') + 1);
  if (!isPrintable(content)) return null;
  return { evidence: evidence('play', name), content, signed: true };
}

export const ACCOUNTS: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'supabase',
    label: 'Supabase session',
    role: 'session',
    explanation: 'whole-sign-in',
    read: readSupabase,
  },
  {
    form: 'envelope',
    family: 'better-auth-data',
    label: 'better-auth session data',
    role: 'session',
    explanation: 'readable',
    read: readSessionData,
  },
  {
    form: 'reference',
    family: 'better-auth',
    label: 'better-auth session',
    role: 'session',
    explanation: 'signed-pointer',
    read: readSessionToken,
  },
  {
    form: 'envelope',
    family: 'play',
    label: 'Play session (before 2.6)',
    role: 'session',
    explanation: 'readable',
    read: readPlay,
  },
];
