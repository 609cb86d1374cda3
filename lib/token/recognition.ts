// What the value of a cookie, a storage item or a bearer credential turns out to be when it is no
// token. RFC 6749 §1.4 knows two sorts: "an identifier used to retrieve the authorization
// information" (a reference) and one that "may self-contain" it (a value; envelopes are of that sort,
// in the private format of one framework). What people read of it is in recognition-words.ts.
import type { JsonValue } from '../jose/json.ts';
import type { Evidence } from './evidence.ts';

/** What the value is used for. */
export type Role = 'session' | 'bearer' | 'csrf' | 'stickiness' | 'bot-check';

/** Roles that let someone in. The others are no credentials and are hidden until asked for. */
export const CREDENTIAL_ROLES: readonly Role[] = ['session', 'bearer'];

export type RecognitionFault =
  | 'not-text'
  | 'compression-damaged'
  | 'content-capped'
  | 'signature-missing'
  | 'incomplete';

/** What is said of a value; most families share one explanation. */
export type Explanation =
  | 'pointer'
  | 'half-pointer'
  | 'signed-pointer'
  | 'readable'
  | 'sealed'
  | 'sealed-pointer'
  | 'sticky'
  | 'sticky-address'
  | 'bot-check'
  | 'csrf'
  | 'opaque-bearer'
  | 'key-id'
  | 'client-secret'
  | 'sign-in-step'
  | 'whole-sign-in'
  | 'ruby-object'
  | 'content-alone';

export interface Recognition {
  /** A pointer to state on the server, or content that travels inside. */
  readonly form: 'reference' | 'envelope';
  /** Stable id of the family, such as `flask` or `aws-alb`. */
  readonly family: string;
  /** The family's name in English, mostly that of a product. */
  readonly label: string;
  readonly role: Role;
  /** Why it was recognised. */
  readonly evidence: Evidence;
  readonly explanation: Explanation;
  /** What can be read without a key. Not masked: it may hold secrets. */
  readonly content: JsonValue | string | null;
  /** Milliseconds since the epoch, where the value itself carries the time. */
  readonly issuedAt: number | null;
  readonly expiresAt: number | null;
  readonly signed: boolean;
  readonly encrypted: boolean;
  readonly faults: readonly RecognitionFault[];
}

/** What a reader found out about one value; what it leaves out has the family's or a plain default. */
export type Reading = Pick<Recognition, 'evidence'> & Partial<Recognition>;

/** What every family has. */
export type Sort = Pick<Recognition, 'form' | 'family' | 'role' | 'explanation'>;

/** A family with its label. */
export type Description = Sort & Pick<Recognition, 'label'>;

/** What was recognised before anyone asks what it is called: only envelopes bring their label along. */
export type Unlabelled = Omit<Recognition, 'label'> & { readonly label: string | null };

const PLAIN = {
  content: null,
  issuedAt: null,
  expiresAt: null,
  signed: false,
  encrypted: false,
  faults: [],
} as const;

/** Joins what is known of a family with what was read from one value. */
export function recognition(
  { form, family, role, explanation }: Sort,
  reading: Reading,
): Unlabelled {
  return { form, family, label: null, role, explanation, ...PLAIN, ...reading };
}
