// What is encrypted in a token, recipient by recipient: the parts that RFC 7516 §5.2 decrypts.
import type { JsonObject } from '../../jose/json.ts';
import { readSegment } from '../../jose/segment.ts';
import type { Token } from '../../token/token.ts';

/** One recipient with what it is to open. */
export interface Sealed {
  /** The JOSE header: protected, shared and the recipient's own members together. */
  readonly header: JsonObject;
  readonly protectedText: string | null;
  readonly protectedMembers: JsonObject | null;
  /** Null where there is none; in the compact serialization an empty one is none. */
  readonly encryptedKey: string | null;
  readonly iv: string | null;
  readonly ciphertext: string;
  readonly tag: string | null;
  readonly aad: string | null;
  /** Which of several recipients, from 0. */
  readonly index: number;
}

/** All recipients of a token; empty for what is no JWE. */
export function recipientsOf(token: Token): readonly Sealed[] {
  const { form, header, segments, serialization } = token;
  if (form === 'jwe') {
    const [protectedText = '', encryptedKey = '', iv = '', ciphertext = '', tag = ''] =
      segments.map(({ text }) => text);
    const { json } = readSegment(protectedText);
    return [
      {
        header,
        protectedText,
        protectedMembers: json?.type === 'object' ? json : null,
        encryptedKey: encryptedKey === '' ? null : encryptedKey,
        iv: iv === '' ? null : iv,
        ciphertext,
        tag: tag === '' ? null : tag,
        aad: null,
        index: 0,
      },
    ];
  }
  if (serialization?.kind !== 'jwe') return [];
  const { iv, ciphertext, tag, aad, protections } = serialization;
  return protections.map((one, index) => {
    const json = one.protected?.reading.json;
    return {
      header: one.header,
      protectedText: one.protected?.encoded.value ?? null,
      protectedMembers: json?.type === 'object' ? json : null,
      encryptedKey: one.value?.value ?? null,
      iv: iv?.value ?? null,
      ciphertext: ciphertext.value,
      tag: tag?.value ?? null,
      aad: aad?.value ?? null,
      index,
    };
  });
}
