// A WWW-Authenticate field in a share (RFC 9110 §11.6.1): schemes, error codes and scopes of ordinary
// words stay; what a server says in its own words could name anyone and is left out.
import type { ShareContext } from './context.ts';
import { shareText } from './texts.ts';
import { AUTH_SCHEMES, ERRORS } from './vocabulary.ts';

const NAME = String.raw`[!#$%&'*+.^_\x60|~\w-]+`;
const PART = new RegExp(
  String.raw`(${NAME})(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"?|(${NAME})))?`,
  'gs',
);

/** Parameters that are written anew; the others are left out. */
const KEPT: ReadonlySet<string> = new Set([
  'realm',
  'error',
  'scope',
  'resource_metadata',
  'algs',
  'acr_values',
  'max_age',
]);

/** What stands for the field's value. Total and linear. */
export function shareChallenge(value: string, share: ShareContext): string {
  const challenges: { readonly scheme: string; readonly parameters: string[] }[] = [];
  for (const [whole, name = '', quoted, plain] of value.matchAll(PART)) {
    const lower = name.toLowerCase();
    if (!whole.includes('=')) {
      const scheme = AUTH_SCHEMES.has(lower) ? name : 'Other';
      challenges.push({ scheme, parameters: [] });
      continue;
    }
    const text = quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? '';
    const parameters = challenges.at(-1)?.parameters;
    if (parameters === undefined || !KEPT.has(lower)) continue;
    parameters.push(`${lower}="${shareParameter(lower, text, share)}"`);
  }
  return challenges
    .map(({ scheme, parameters }) => `${scheme} ${parameters.join(', ')}`.trimEnd())
    .join(', ');
}

function shareParameter(name: string, text: string, share: ShareContext): string {
  if (name === 'error') return ERRORS.has(text) ? text : 'other_error';
  if (name === 'max_age') return /^\d{1,9}$/.test(text) ? text : '0';
  return shareText(text, name, share).replace(/["\\]/g, '');
}
