// The human table: one row for each token, with where it was seen first and how often.
import { createHash } from 'node:crypto';
import { mask } from '../../lib/token/mask.ts';
import { issuer, who } from '../../lib/token/parties.ts';
import type { Token } from '../../lib/token/token.ts';
import { kindWord } from '../../lib/view/kind-words.ts';
import { plural, type TextColumn, textTable } from '../text-table.ts';
import type { Finding } from './finding.ts';
import { kindAt, type TokenReader } from './reading.ts';

interface Row {
  readonly kind: string;
  readonly form: string;
  readonly who: string;
  readonly issuer: string;
  readonly where: string;
  readonly first: string;
  /** Carrier and field of every place, to count the different ones. */
  readonly places: Set<string>;
  seen: number;
}

const LONG = 200;

const COMMON: readonly TextColumn<Row>[] = [
  { title: 'Where', cell: whereWords, longest: LONG },
  { title: 'Seen', cell: ({ seen }) => String(seen), longest: LONG, right: true },
  { title: 'First at', cell: ({ first }) => first, longest: LONG },
];

const TOKEN_COLUMNS: readonly TextColumn<Row>[] = [
  { title: 'Kind', cell: ({ kind }) => kind, longest: LONG },
  { title: 'Form', cell: ({ form }) => form, longest: LONG },
  { title: 'Who', cell: (row) => row.who, longest: LONG },
  { title: 'Issuer', cell: (row) => row.issuer, longest: LONG },
  ...COMMON,
];

const OTHER_COLUMNS: readonly TextColumn<Row>[] = [
  { title: 'Not a token', cell: ({ kind }) => kind, longest: LONG },
  { title: 'Role', cell: ({ form }) => form, longest: LONG },
  { title: 'Value', cell: (row) => row.who, longest: LONG },
  ...COMMON,
];

/** A place in one row names no more characters of a path or a chain. */
const LONGEST_PLACE = 120;

export class FindingTable {
  private readonly tokens = new Map<string, Row>();
  private readonly others = new Map<string, Row>();
  private readonly files = new Set<string>();
  private readonly reader: TokenReader;

  constructor(reader: TokenReader) {
    this.reader = reader;
  }

  add(file: string, finding: Finding): void {
    this.files.add(file);
    const rows = finding.recognition === null ? this.tokens : this.others;
    // Millions of long tokens must not fill the memory.
    const key = createHash('sha256').update(finding.raw).digest('base64');
    let row = rows.get(key);
    if (row === undefined) {
      row = this.rowOf(file, finding);
      rows.set(key, row);
    }
    row.seen++;
    row.places.add(placeWords(finding));
  }

  /** The table as text. `width`: characters of a line. */
  text(width: number): string {
    const lines = this.tokens.size === 0 ? [] : [...this.table(this.tokens, TOKEN_COLUMNS, width)];
    if (this.others.size > 0) {
      if (lines.length > 0) lines.push('');
      lines.push(...this.table(this.others, OTHER_COLUMNS, width));
    }
    if (lines.length > 0) lines.push('');
    return `${[...lines, this.total()].join('\n')}\n`;
  }

  private table(
    rows: ReadonlyMap<string, Row>,
    columns: readonly TextColumn<Row>[],
    width: number,
  ) {
    return textTable(columns, [...rows.values()], width);
  }

  private total(): string {
    if (this.tokens.size === 0) return 'No token was found.';
    const seen = [...this.tokens.values()].reduce((sum, row) => sum + row.seen, 0);
    const places = plural(seen, 'place');
    const files = this.files.size > 1 ? ` in ${plural(this.files.size, 'file')}` : '';
    return `${plural(this.tokens.size, 'token')} at ${places}${files}`;
  }

  private rowOf(file: string, finding: Finding): Row {
    const { recognition, raw, form } = finding;
    const shared = {
      where: placeWords(finding),
      first: firstWords(file, finding),
      places: new Set<string>(),
      seen: 0,
    };
    if (recognition !== null) {
      const { label: kind, role } = recognition;
      return { kind, form: role, who: own(mask(raw)), issuer: '', ...shared };
    }
    const token = this.reader.token(raw);
    const kind = kindWord(kindAt(token, finding));
    return { kind, form, who: whoWords(token), issuer: own(issuerOf(token)), ...shared };
  }
}

function whoWords(token: Token | null): string {
  if (token === null) return '—';
  if (token.claims.state === 'encrypted') return 'encrypted (JWE)';
  if (token.claims.state === 'unreadable') return 'claims not readable';
  return own(who(token) ?? '—');
}

function issuerOf(token: Token | null): string {
  return (token === null ? undefined : issuer(token)) ?? '—';
}

function whereWords({ where, places }: Row): string {
  return places.size > 1 ? `${where} +${places.size - 1}` : where;
}

/** The place in the words of the message: "cookie sb-auth › base64- › $.access_token". */
function placeWords({ carrier, field, via }: Finding): string {
  const name = field === '' || carrier === 'imported' ? field : `${carrier} ${field}`;
  const words = [name === '' ? carrier : name, ...via].join(' › ');
  return own(words.length > LONGEST_PLACE ? `${words.slice(0, LONGEST_PLACE)}…` : words);
}

function firstWords(file: string, { start, entry }: Finding): string {
  const place = entry === null ? (start === null ? '' : `:${start}`) : ` entry ${entry}`;
  return own(`${file}${place}`);
}

/** A copy: a part of a long text would keep all of it in memory. */
function own(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
