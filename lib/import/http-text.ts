// HTTP messages as text (RFC 9112 §2.1): as servers log them, as `curl -v` prints them, as the Network
// panel copies their fields. Also field lines alone.
import type { Exchange, Field, ImportedMessage } from '../scan/message.ts';
import { readFieldLines } from './field-lines.ts';
import { exchangeOf, fieldValue, type HandedOver, imported, requestOf } from './handed-over.ts';
import { type Problem, problem } from './problem.ts';

/** RFC 9112 §3 and §4; later versions are written in the same way. */
const REQUEST_LINE = /^([A-Z][A-Z-]{1,31}) (\S+) HTTP\/\d(?:\.\d)?[ \t]*$/;
const STATUS_LINE = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t]|$)/;

/** Whether some line of a text begins an HTTP message. */
export function isHttpText(text: string): boolean {
  return linesOf(text).some(({ text: line }) => isStart(line));
}

function isStart(line: string): boolean {
  return REQUEST_LINE.test(line) || STATUS_LINE.test(line);
}

interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

/** The lines, without the marks of `curl -v` where they have them. */
function linesOf(text: string): readonly Line[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ text: line, number: index + 1 }));
  const isVerbose = lines.some(({ text: line }) => /^[<>] /.test(line) && isStart(line.slice(2)));
  if (!isVerbose) return lines;
  return lines.flatMap(({ text: line, number }) => {
    if (/^(\* |[{}] \[\d+ bytes data\])/.test(line)) return [];
    return [{ text: line.replace(/^[<>] ?/, ''), number }];
  });
}

/**
 * Reads all messages of a text. Total and linear.
 * @param at when it was handed over: milliseconds since the epoch
 */
export function readHttpText(text: string, at: number): HandedOver {
  const problems: Problem[] = [];
  const messages: ImportedMessage[] = [];
  let asked: Exchange | null = null;
  for (const lines of inMessages(linesOf(text))) {
    const message = readMessage(lines, at, asked, problems);
    asked = message.exchange;
    messages.push(message.message);
  }
  return { form: 'http', messages, problems };
}

/** What stands before the first message is one without a start line. */
function inMessages(lines: readonly Line[]): readonly (readonly Line[])[] {
  const messages: Line[][] = [];
  for (const line of lines) {
    const last = messages.at(-1);
    if (last === undefined || isStart(line.text)) messages.push([line]);
    else last.push(line);
  }
  return messages.filter((message) => message.some(({ text }) => text.trim() !== ''));
}

function readMessage(
  lines: readonly Line[],
  at: number,
  asked: Exchange | null,
  problems: Problem[],
): { readonly exchange: Exchange; readonly message: ImportedMessage } {
  const [start, ...rest] = lines;
  const requested = REQUEST_LINE.exec(start?.text ?? '');
  const answered = STATUS_LINE.exec(start?.text ?? '');
  const isHead = requested !== null || answered !== null;
  const own = isHead ? rest : lines;
  const blank = own.findIndex(({ text }) => text.trim() === '');
  const head = blank < 0 ? own : own.slice(0, blank);
  const body = blank < 0 ? '' : textOf(own.slice(blank + 1));
  if (!isHead) {
    const loose = imported(at, { texts: [{ name: '', value: textOf(lines) }] });
    return { exchange: exchangeOf(at, '', 'GET'), message: loose };
  }
  const read = readFieldLines(head);
  for (const { number, text } of read.strange) {
    problems.push(problem('line-no-field', { line: number, name: text.slice(0, LONGEST_NAME) }));
  }
  const { fields } = read;
  const contentType = fieldValue(fields, 'content-type');
  if (answered !== null) {
    const exchange = asked ?? exchangeOf(at, '', 'GET');
    const status = Number(answered[1]);
    const parts: ImportedMessage['parts'] = [
      { ...exchange, type: 'response', status, fields },
      ...(body === ''
        ? []
        : [
            {
              ...exchange,
              type: 'response-body' as const,
              status,
              body: { text: body, contentType },
            },
          ]),
    ];
    return { exchange, message: imported(at, { ...exchange, parts }) };
  }
  const [, method = 'GET', target = ''] = requested ?? [];
  const exchange = exchangeOf(at, urlOf(target, fields), method);
  const parts: ImportedMessage['parts'] = [
    ...(body === ''
      ? []
      : [{ ...exchange, type: 'request-body' as const, body: { text: body, contentType } }]),
    requestOf(exchange, fields),
  ];
  return { exchange, message: imported(at, { ...exchange, parts }) };
}

const LONGEST_NAME = 80;

function textOf(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text)
    .join('\n')
    .trimEnd();
}

/**
 * The target with the host that the fields name (RFC 9112 §3.3). Whether it was sent over TLS the text
 * does not tell; today it nearly always is.
 */
function urlOf(target: string, fields: readonly Field[]): string {
  const host = fieldValue(fields, 'host') ?? fieldValue(fields, ':authority');
  return target.startsWith('/') && host !== null ? `https://${host}${target}` : target;
}
