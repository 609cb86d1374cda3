// Field lines (RFC 9110 §5, RFC 9112 §5) that somebody copied: `Authorization: Bearer …`, one or several.
import type { Field } from '../scan/message.ts';
import { exchangeOf, fieldValue, type HandedOver, imported, requestOf } from './handed-over.ts';
import { type Problem, problem } from './problem.ts';

/** field-name is a token (RFC 9110 §5.1, §5.6.2); HTTP/2 has names that begin with a colon. */
const FIELD_LINE = /^[ \t]*(:?[\w!#$%&'*+.^`|~-]{1,128}):(?!\/\/)[ \t]*(.*)$/;
/** Only answers have these. */
const OF_ANSWERS =
  /^(set-cookie2?|www-authenticate|proxy-authenticate|location|server|etag|age|vary|last-modified|retry-after|authentication-info|dpop-nonce|strict-transport-security|content-security-policy|access-control-(allow|expose)-.*|x-powered-by|:status)$/i;
/** Only requests have these. */
const OF_REQUESTS =
  /^(authorization|proxy-authorization|cookie|host|user-agent|accept(-.*)?|origin|referer|dpop|te|if-.*|sec-.*|x-.*|access-control-request-.*|:(method|path|authority|scheme))$/i;
/** Either may have these. */
const OF_BOTH =
  /^(content-.*|cache-control|date|connection|via|link|pragma|transfer-encoding|upgrade)$/i;

interface Line {
  readonly text: string;
  readonly number: number;
}

export interface FieldLines {
  readonly fields: readonly Field[];
  /** Lines that are no field and continue none. */
  readonly strange: readonly Line[];
}

/** Reads lines as fields; one that begins with white space goes on with the one before (RFC 9112 §5.2). */
export function readFieldLines(lines: readonly Line[]): FieldLines {
  const fields: { name: string; values: string[] }[] = [];
  const strange: Line[] = [];
  for (const line of lines) {
    const { text } = line;
    if (text.trim() === '') continue;
    const last = fields.at(-1);
    const [, name, value = ''] = FIELD_LINE.exec(text) ?? [];
    if (last !== undefined && /^[ \t]/.test(text)) last.values.push(text.trim());
    else if (name !== undefined) fields.push({ name, values: [value.trim()] });
    else strange.push(line);
  }
  return { fields: fields.map(({ name, values }) => ({ name, value: values.join(' ') })), strange };
}

/**
 * Whether a text is field lines: each line is one, and some name is known; or the first is a credential,
 * whose value an editor may have broken over lines.
 */
export function isFieldLines(text: string): boolean {
  const lines = text.trim().split(/\r?\n/);
  const names = lines.map((line) => FIELD_LINE.exec(line)?.[1] ?? null);
  const [first] = names;
  if (first === undefined || first === null) return false;
  if (/^(authorization|cookie|set-cookie|dpop)$/i.test(first)) return true;
  const isKnown = (name: string | null) =>
    name !== null && (OF_ANSWERS.test(name) || OF_REQUESTS.test(name) || OF_BOTH.test(name));
  return (
    names.some(isKnown) &&
    lines.every((line, index) => names[index] !== null || line === '' || /^[ \t]/.test(line))
  );
}

/**
 * Reads field lines, each as one of a request or of an answer by its name; what both may have goes with
 * the others. A line that is none goes on with the one before, as where a terminal broke it.
 * @param at when it was handed over: milliseconds since the epoch
 */
export function readFieldText(text: string, at: number): HandedOver {
  const problems: Problem[] = [];
  const lines: Line[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const last = lines.at(-1);
    if (
      last !== undefined &&
      line.trim() !== '' &&
      !FIELD_LINE.test(line) &&
      !/^[ \t]/.test(line)
    ) {
      problems.push(problem('line-joined', { line: index + 1 }));
      lines[lines.length - 1] = { ...last, text: last.text + line.trim() };
    } else lines.push({ text: line, number: index + 1 });
  }
  const { fields } = readFieldLines(lines);
  const answers = fields.filter(({ name }) => OF_ANSWERS.test(name));
  const isAnswer = answers.length > 0 && !fields.some(({ name }) => OF_REQUESTS.test(name));
  const received = isAnswer ? fields : answers;
  // Names with a colon say what the URL and the method say.
  const sent = isAnswer
    ? []
    : fields.filter(({ name }) => !OF_ANSWERS.test(name) && !name.startsWith(':'));
  const exchange = exchangeOf(at, urlOf(fields), fieldValue(fields, ':method') ?? 'GET');
  const parts = [
    ...(sent.length > 0 || exchange.url !== '' ? [requestOf(exchange, sent)] : []),
    ...(received.length > 0
      ? [{ ...exchange, type: 'response' as const, status: 0, fields: received }]
      : []),
  ];
  const message = imported(at, { url: exchange.url, parts });
  return { form: 'fields', messages: [message], problems };
}

function urlOf(fields: readonly Field[]): string {
  const host = fieldValue(fields, ':authority') ?? fieldValue(fields, 'host');
  return host === null ? '' : `https://${host}${fieldValue(fields, ':path') ?? '/'}`;
}
