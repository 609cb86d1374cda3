import { stringMember } from '../jose/members.ts';
import type { Subject } from './finding.ts';

/**
 * Keys that their issuers make for pages and that anyone may see: Mapbox's public tokens
 * (docs.mapbox.com/help/dive-deeper/access-tokens), Supabase's and Stripe's publishable keys.
 */
const PUBLIC_KEY = /^(?:pk\.eyJ|pk_(?:live|test)_|sb_publishable_)/;

/**
 * Whether a credential is public by design: it says which application asks, not who, so that neither where
 * it is carried nor how long it lives opens anything.
 */
export function isPublicKey({ token, claims }: Pick<Subject, 'token' | 'claims'>): boolean {
  if (token.recognition !== undefined) return PUBLIC_KEY.test(token.raw);
  // Supabase's key for visitors (supabase.com/docs/guides/api/api-keys); `service_role` is a secret.
  if (claims === null || stringMember(claims, 'role') !== 'anon') return false;
  return /^supabase(?:-demo)?$/.test(stringMember(claims, 'iss') ?? '');
}
