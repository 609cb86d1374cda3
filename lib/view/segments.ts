import { stringifyJson } from '../jose/json.ts';
import { stringMember } from '../jose/members.ts';
import type { Form, Token } from '../token/token.ts';

/** What a segment of a compact serialization is; also its colour. */
export type SegmentRole =
  | 'header'
  | 'claims'
  | 'signature'
  | 'encrypted-key'
  | 'initialization-vector'
  | 'ciphertext'
  | 'authentication-tag';

/** One segment of a token, for the structure view. */
export interface Segment {
  readonly role: SegmentRole;
  readonly name: string;
  /** What it is for, in one plain sentence without a full stop. */
  readonly purpose: string;
  /** As it stands in the token, base64url. */
  readonly text: string;
  /** Length of what it encodes, in bytes. */
  readonly bytes: number;
  /** What can be told of its size: "RSA 2048"; null if nothing. */
  readonly size: string | null;
  /** What it says, where that can be read. */
  readonly content: string | null;
}

type Description = Pick<Segment, 'role' | 'name' | 'purpose'>;

// RFC 7515 §7.1 and RFC 7516 §7.1: the order of the segments.
const DESCRIPTIONS: Readonly<Record<Form, readonly Description[]>> = {
  jws: [
    { role: 'header', name: 'Header', purpose: 'how the token is protected' },
    {
      role: 'claims',
      name: 'Claims',
      purpose: 'what the issuer states; anyone holding the token can read it',
    },
    { role: 'signature', name: 'Signature', purpose: 'makes a change detectable; not checked yet' },
  ],
  jwe: [
    { role: 'header', name: 'Header', purpose: 'how the token is encrypted; anyone can read it' },
    {
      role: 'encrypted-key',
      name: 'Encrypted key',
      purpose: 'the key of the content, wrapped for the recipient',
    },
    {
      role: 'initialization-vector',
      name: 'Initialization vector',
      purpose: 'makes equal contents look different',
    },
    {
      role: 'ciphertext',
      name: 'Ciphertext',
      purpose: 'the claims; only the recipient can read them',
    },
    {
      role: 'authentication-tag',
      name: 'Authentication tag',
      purpose: 'makes a change detectable; only the recipient can check it',
    },
  ],
};

/** The segments of a token in order. */
export function segmentsOf(token: Token): readonly Segment[] {
  const texts = token.raw.split('.');
  return DESCRIPTIONS[token.form].map((description, index) => {
    const text = texts[index] ?? '';
    const bytes = decodedLength(text);
    return {
      ...description,
      ...(text === '' ? { purpose: EMPTY[description.role] ?? description.purpose } : {}),
      text,
      bytes,
      size: description.role === 'signature' ? signatureSize(token, bytes) : null,
      content: contentOf(token, description.role),
    };
  });
}

/** What it means that a segment is empty. */
const EMPTY: Partial<Record<SegmentRole, string>> = {
  claims: 'empty: the content travels elsewhere (detached)',
  signature: 'empty: nothing protects this token against changes',
  'encrypted-key': 'empty: both sides already share the key',
};

/** Bytes that base64url text encodes (RFC 4648 §5, without padding). */
function decodedLength(text: string): number {
  return Math.floor((text.length * 3) / 4);
}

function contentOf({ header, claims }: Token, role: SegmentRole): string | null {
  if (role === 'header') return stringifyJson(header);
  if (role !== 'claims') return null;
  if (claims.state === 'read') return stringifyJson(claims.set);
  return claims.state === 'unreadable' ? claims.text : null;
}

// RFC 7518 §3.3 and §3.5: an RSA signature is as long as the modulus.
function signatureSize({ header }: Token, bytes: number): string | null {
  const algorithm = stringMember(header, 'alg') ?? '';
  return bytes > 0 && /^(RS|PS)\d{3}$/.test(algorithm) ? `RSA ${bytes * 8}` : null;
}
