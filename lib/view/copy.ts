import { stringifyJson } from '../jose/json-text.ts';
import { unreadableSentence } from '../token/fault-words.ts';
import { keyPart, say } from '../words/say.ts';
import type { Entry } from './entry.ts';

/** Text for the clipboard, or in a sentence why there is none. `name` says what was copied. */
export type Copy =
  | {
      readonly ok: true;
      readonly name: string;
      readonly text: string;
      /** What else is worth a word. */
      readonly remark?: string;
    }
  | {
      readonly ok: false;
      readonly code: 'encrypted' | 'unreadable' | 'reference' | 'no-request';
      readonly reason: string;
    };

/** Forms that are made at once. */
export type PlainForm = 'claims' | 'claims-compact' | 'header' | 'token' | 'authorization';

/** Forms that need more of the program, or the sightings of the token. */
export type OnDemandForm = 'curl' | 'curl-token' | 'markdown' | 'safe';

export type CopyForm = PlainForm | OnDemandForm;

const MAKERS: Readonly<Record<PlainForm, (entry: Entry) => Copy>> = {
  claims: (entry) => claims(entry, 2),
  'claims-compact': (entry) => claims(entry, 0),
  header,
  token,
  authorization,
};

/** A form as a menu offers it; those of one group stand together. */
export interface CopyRow {
  readonly form: CopyForm;
  readonly label: string;
  readonly group: 'content' | 'token' | 'request' | 'share';
}

const GROUPS: Readonly<Record<CopyForm, CopyRow['group']>> = {
  claims: 'content',
  'claims-compact': 'content',
  header: 'content',
  markdown: 'content',
  token: 'token',
  authorization: 'token',
  curl: 'request',
  'curl-token': 'request',
  safe: 'share',
};

/** The forms in which this token can be copied, in the order in which a menu offers them. */
export function copiesOf(entry: Entry): readonly CopyRow[] {
  const forms = Object.keys(GROUPS) as CopyForm[];
  return forms
    .filter((form) => isOffered(entry, form))
    .map((form) => ({ form, label: say(`copy_as_${keyPart(form)}`), group: GROUPS[form] }));
}

function isOffered(entry: Entry, form: CopyForm): boolean {
  const isReference = entry.token.recognition !== undefined;
  if (form === 'markdown') return !isReference || entry.token.claims.state === 'read';
  if (isOnDemand(form)) return true;
  const copy = MAKERS[form](entry);
  return copy.ok || copy.code !== 'reference';
}

export function isOnDemand(form: CopyForm): form is OnDemandForm {
  return !Object.hasOwn(MAKERS, form);
}

/** The text of a token in one form that is made at once. */
export function copyOf(entry: Entry, form: PlainForm): Copy {
  return MAKERS[form](entry);
}

function claims({ token }: Entry, indent: number): Copy {
  const { claims } = token;
  switch (claims.state) {
    case 'read':
      return { ok: true, name: say('copy_name_claims'), text: stringifyJson(claims.set, indent) };
    case 'encrypted':
      return {
        ok: false,
        code: 'encrypted',
        reason: say('copy_encrypted'),
      };
    case 'reference':
      return {
        ok: false,
        code: 'reference',
        reason: say('copy_reference'),
      };
    case 'unreadable':
      return { ok: false, code: 'unreadable', reason: unreadableSentence(claims.reason) };
  }
}

function header({ token }: Entry): Copy {
  if (token.recognition !== undefined) {
    return { ok: false, code: 'reference', reason: say('copy_no_header') };
  }
  return { ok: true, name: say('copy_name_header'), text: stringifyJson(token.header, 2) };
}

function token({ record }: Entry): Copy {
  return { ok: true, name: say('copy_name_token'), text: record.raw };
}

/** RFC 9110 §11.6.2: a scheme, a space and the credential; the scheme it was seen with, if any. */
function authorization({ record }: Entry): Copy {
  const place = record.places.find(
    ({ carrier, field }) => carrier === 'request-header' && /^authorization$/i.test(field),
  );
  const scheme = place?.via.find((step) => /^[\w!#$%&'*+.^`|~-]+$/.test(step)) ?? 'Bearer';
  return { ok: true, name: say('copy_name_authorization'), text: `${scheme} ${record.raw}` };
}
