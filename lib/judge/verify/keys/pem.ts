// PEM (RFC 7468): labelled base64, one block after another, with anything between them. People paste it on
// one line, with `\n` as two characters as settings have it, and indented.
import { decodeBase64 } from './base64.ts';

export interface PemBlock {
  readonly label: string;
  /** Where its first line begins, in UTF-16 units. */
  readonly at: number;
  readonly content: PemContent;
}

/** `encrypted`: by the old way of OpenSSL, which names the cipher above the base64 (RFC 1421 §4.6.1.1). */
export type PemContent =
  | { readonly state: 'read'; readonly bytes: Uint8Array }
  | { readonly state: 'encrypted' | 'not-base64' | 'unfinished' };

const BOUNDARY = /-----(BEGIN|END) ([^\n\r-]{0,60})-----/g;
const ENCRYPTED = 'Proc-Type: 4,ENCRYPTED';
/** A line that is no base64: a name, a colon and a value, perhaps with lines that continue it. */
const HEADERS = /^\s*(?:[\w-]+:[^\n\r]*(?:[\n\r]+|$))+/;
const ESCAPES = /\\[nrt]/g;

export function hasPem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/** All blocks in order. Total and linear. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let open: { readonly label: string; readonly at: number; readonly from: number } | null = null;
  for (const match of text.matchAll(BOUNDARY)) {
    const [whole, kind, label = ''] = match;
    if (open !== null && (kind === 'BEGIN' || label !== open.label)) {
      blocks.push({ label: open.label, at: open.at, content: { state: 'unfinished' } });
      open = null;
    }
    if (kind === 'BEGIN') open = { label, at: match.index, from: match.index + whole.length };
    else if (open !== null) {
      const content = contentOf(text.slice(open.from, match.index));
      blocks.push({ label, at: open.at, content });
      open = null;
    }
  }
  if (open === null) return blocks;
  return [...blocks, { label: open.label, at: open.at, content: { state: 'unfinished' } }];
}

function contentOf(body: string): PemContent {
  if (body.includes(ENCRYPTED)) return { state: 'encrypted' };
  const read = decodeBase64(body.replace(ESCAPES, '\n').replace(HEADERS, ''));
  return read.ok && read.bytes.length > 0
    ? { state: 'read', bytes: read.bytes }
    : { state: 'not-base64' };
}
