import { stringifyJson } from '../jose/json.ts';
import { unreadableSentence } from '../token/fault-words.ts';
import type { Entry } from './entry.ts';

/** Text for the clipboard, or in a sentence why there is none. `name` says what was copied. */
export type Copy =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | {
      readonly ok: false;
      readonly code: 'encrypted' | 'unreadable' | 'reference';
      readonly reason: string;
    };

export type CopyForm = 'claims' | 'claims-compact' | 'header' | 'token' | 'authorization';

interface CopyRow {
  readonly form: CopyForm;
  /** As a menu offers it. */
  readonly label: string;
  readonly make: (entry: Entry) => Copy;
}

/** All forms in which a token can be copied, in the order in which a menu offers them. */
export const COPIES: readonly CopyRow[] = [
  { form: 'claims', label: 'Claims, indented JSON', make: (entry) => claims(entry, 2) },
  { form: 'claims-compact', label: 'Claims, compact JSON', make: (entry) => claims(entry, 0) },
  { form: 'header', label: 'JOSE header, indented JSON', make: header },
  { form: 'token', label: 'Token', make: token },
  { form: 'authorization', label: 'Authorization value', make: authorization },
];

/** The forms in which this token can be copied. */
export function copiesOf(entry: Entry): readonly CopyRow[] {
  return COPIES.filter(({ make }) => {
    const copy = make(entry);
    return copy.ok || copy.code !== 'reference';
  });
}

/** What copying a token means first: its claims, or the header where the claims cannot be read. */
export function mainCopy({ token }: Entry): { readonly form: CopyForm; readonly label: string } {
  if (token.claims.state === 'reference') return { form: 'token', label: 'Copy value' };
  return token.claims.state === 'read'
    ? { form: 'claims', label: 'Copy claims' }
    : { form: 'header', label: 'Copy header' };
}

/** The text of a token in one form. */
export function copyOf(entry: Entry, form: CopyForm): Copy {
  const row = COPIES.find((candidate) => candidate.form === form);
  return (row?.make ?? token)(entry);
}

function claims({ token }: Entry, indent: number): Copy {
  const { claims } = token;
  switch (claims.state) {
    case 'read':
      return { ok: true, name: 'Claims', text: stringifyJson(claims.set, indent) };
    case 'encrypted':
      return {
        ok: false,
        code: 'encrypted',
        reason: 'The claims are encrypted: only the header can be read.',
      };
    case 'reference':
      return {
        ok: false,
        code: 'reference',
        reason: 'Reference token: the claims stay on the server.',
      };
    case 'unreadable':
      return { ok: false, code: 'unreadable', reason: unreadableSentence(claims.reason) };
  }
}

function header({ token }: Entry): Copy {
  if (token.recognition !== undefined) {
    return { ok: false, code: 'reference', reason: 'There is no JOSE header: this is no JWT.' };
  }
  return { ok: true, name: 'JOSE header', text: stringifyJson(token.header, 2) };
}

function token({ record }: Entry): Copy {
  return { ok: true, name: 'Token', text: record.raw };
}

/** RFC 9110 §11.6.2: a scheme, a space and the credential; the scheme it was seen with, if any. */
function authorization({ record }: Entry): Copy {
  const place = record.places.find(
    ({ carrier, field }) => carrier === 'request-header' && /^authorization$/i.test(field),
  );
  const scheme = place?.via.find((step) => /^[\w!#$%&'*+.^`|~-]+$/.test(step)) ?? 'Bearer';
  return { ok: true, name: 'Authorization value', text: `${scheme} ${record.raw}` };
}
