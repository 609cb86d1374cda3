import { say } from '../words/say.ts';
import type { PlainForm } from './copy.ts';
import type { Entry } from './entry.ts';

/** What copying a token means first: its claims, or the header where the claims cannot be read. */
export function mainCopy({ token }: Entry): { readonly form: PlainForm; readonly label: string } {
  if (token.claims.state === 'reference') return { form: 'token', label: say('copy_value') };
  return token.claims.state === 'read'
    ? { form: 'claims', label: say('copy_claims') }
    : { form: 'header', label: say('copy_header') };
}
