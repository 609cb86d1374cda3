// Which bodies are text that a token can stand in, and how their bytes become text.

/** JSON, text of any kind, scripts, XML, forms. Pictures, fonts, media and archives are not. */
const TEXT_TYPE =
  /^(text\/|application\/(x-www-form-urlencoded|(x-)?javascript|ecmascript|graphql|jwt|jose|(x-)?ndjson|(x-)?json|xml)$|[^;]*[+/]json(-seq|-patch)?$|[^;]*[+/]jwt$|[^;]*\+xml$)/;

/** @param contentType value of the Content-Type field, or null. */
export function isTextType(contentType: string | null): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return TEXT_TYPE.test(type) && type !== 'image/svg+xml';
}

/** A decoder for the charset that a Content-Type field names; UTF-8 for none or an unknown one. */
export function decoderOf(contentType: string | null): TextDecoder {
  const charset = /;\s*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType ?? '')?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

/** The text in base64 (RFC 4648 §4); null for what is none. */
export function decodeBase64(text: string, contentType: string | null): string | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return decoderOf(contentType).decode(bytes);
  } catch {
    return null;
  }
}
