// A JWS or JWE in JSON serialization in a share (RFC 7515 §7.2, RFC 7516 §7.2): the members of the
// format keep their places, what they encode is rewritten, and members nobody knows get stand-ins.
import { type JsonMember, type JsonObject, type JsonValue, parseJson } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { isUnencoded } from '../jose/members.ts';
import { readSegment } from '../jose/segment.ts';
import type { Token } from '../token/token.ts';
import type { ShareContext } from './context.ts';
import { shareValue } from './json.ts';
import { encodeText, MARK, markSegment, NOTHING_LEFT } from './marks.ts';
import { shareName } from './texts.ts';

/** How the parts that compact tokens have too are rewritten. */
export interface PartsOfToken {
  readonly header: (header: JsonObject, share: ShareContext) => JsonObject;
  readonly content: (content: string, share: ShareContext) => string;
}

const MARKED: Readonly<Record<string, string>> = {
  signature: '',
  encrypted_key: 'key',
  iv: 'iv',
  aad: 'aad',
  ciphertext: 'text',
  tag: 'tag',
};
const MARKS = new Map(Object.entries(MARKED));

export function shareJsonToken(token: Token, share: ShareContext, parts: PartsOfToken): string {
  const reading = parseJson(token.raw);
  if (!reading.ok || reading.value.type !== 'object') return NOTHING_LEFT;
  share.removed(token.form === 'jws-json' ? 'signature' : 'encrypted');
  const plain = isUnencoded(token.header);
  const sharing = (object: JsonObject): JsonObject => ({
    type: 'object',
    members: object.members.map(({ name, value, duplicate }): JsonMember => {
      return { name: shareName(name, 'claim', share), value: member(name, value), duplicate };
    }),
  });
  const member = (name: string, value: JsonValue): JsonValue => {
    const { type } = value;
    if ((name === 'signatures' || name === 'recipients') && type === 'array') {
      const items = value.items.map((item) =>
        item.type === 'object' ? sharing(item) : shareValue(item, share),
      );
      return { type: 'array', items };
    }
    if (type === 'object') return parts.header(value, share);
    if (type !== 'string' || value.value === '') return shareValue(value, share);
    return { type: 'string', value: text(name, value.value) };
  };
  const text = (name: string, value: string): string => {
    const mark = MARKS.get(name);
    if (mark !== undefined) return markSegment(mark);
    if (name === 'protected') return protectedHeader(value, share, parts);
    if (name !== 'payload') return share.token(value) ?? shareValueText(value, share);
    return plain ? plainContent(value, share) : parts.content(value, share);
  };
  return stringifyJson(sharing(reading.value));
}

function protectedHeader(encoded: string, share: ShareContext, parts: PartsOfToken): string {
  const { json, partial } = readSegment(encoded);
  const header = json?.type === 'object' ? json : partial;
  return header === null ? markSegment() : encodeText(stringifyJson(parts.header(header, share)));
}

function plainContent(content: string, share: ShareContext): string {
  const reading = parseJson(content);
  return reading.ok ? stringifyJson(shareValue(reading.value, share)) : MARK;
}

function shareValueText(value: string, share: ShareContext): string {
  const shared = shareValue({ type: 'string', value }, share);
  return shared.type === 'string' ? shared.value : MARK;
}
