import { claimsOf } from './sign-in.js';

/**
 * The implicit flow's answer (RFC 6749 §4.2.2, OpenID Connect Core §3.2.2.5) out of an address's
 * fragment: the two tokens, or undefined where the fragment holds no answer. Throws an Error whose
 * message can be shown for an answer to someone else's sign-in; `pending` is what this tab began.
 */
export function readFragment(hash, pending) {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  if (!fragment.has('state')) return undefined;
  if (pending === null) throw new Error('No sign-in was under way in this tab.');
  if (fragment.get('state') !== pending.state)
    throw new Error('The answer belongs to another sign-in.');
  if (fragment.has('error'))
    throw new Error(fragment.get('error_description') ?? fragment.get('error'));
  const [accessToken, idToken] = ['access_token', 'id_token'].map((name) => fragment.get(name));
  if (accessToken === null || idToken === null) throw new Error('The answer lacks a token.');
  if (claimsOf(idToken).nonce !== pending.nonce)
    throw new Error('The ID token has a foreign nonce.');
  return { accessToken, idToken };
}
