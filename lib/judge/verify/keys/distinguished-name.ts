// Names of subjects and issuers as text (RFC 4514), the most special part first.
import { decodeUtf8 } from '../../../jose/utf8.ts';
import { type DerValue, derContent, derIdentifier, derMembers, TAG } from './der.ts';

/** RFC 4514 §3, and the few that stand in certificates besides. */
const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const UTF8_STRING = 0x0c;
const BMP_STRING = 0x1e;
/** No name that a person reads is longer. */
const LONGEST_VALUE = 500;

/** A Name (RFC 5280 §4.1.2.4) as text; empty where it has no parts or cannot be read. Total and linear. */
export function distinguishedName(bytes: Uint8Array, name: DerValue): string {
  const sets = (name.tag === TAG.sequence ? derMembers(bytes, name) : null) ?? [];
  return sets
    .map((set) =>
      (derMembers(bytes, set) ?? [])
        .map((pair) => attribute(bytes, pair))
        .filter((one) => one !== '')
        .join(' + '),
    )
    .filter((one) => one !== '')
    .reverse()
    .join(', ');
}

function attribute(bytes: Uint8Array, pair: DerValue): string {
  const [type, value] = derMembers(bytes, pair) ?? [];
  const oid = derIdentifier(bytes, type);
  if (oid === null || value === undefined) return '';
  return `${NAMES[oid] ?? oid}=${escaped(textOf(value.tag, derContent(bytes, value)))}`;
}

function textOf(tag: number, content: Uint8Array): string {
  if (tag === UTF8_STRING) {
    const read = decodeUtf8(content.subarray(0, 4 * LONGEST_VALUE));
    return read.ok ? read.text.slice(0, LONGEST_VALUE) : latin(content);
  }
  // UTF-16 in network order, as some old authorities write it.
  if (tag === BMP_STRING) {
    let text = '';
    for (let i = 0; i + 1 < Math.min(content.length, 2 * LONGEST_VALUE); i += 2) {
      text += String.fromCharCode((content[i] ?? 0) * 256 + (content[i + 1] ?? 0));
    }
    return text;
  }
  return latin(content);
}

function latin(content: Uint8Array): string {
  return String.fromCharCode(...content.subarray(0, LONGEST_VALUE));
}

/** RFC 4514 §2.4. */
function escaped(text: string): string {
  return text.replace(/^[ #]|[",+;<>\\]| $/g, (special) => `\\${special}`);
}
