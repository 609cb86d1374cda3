// One entry of a HAR (HTTP Archive 1.2) as the messages that it records, so that an imported recording is
// seen as live traffic is. What cannot be read is told with its place and never stops the rest.
import { asRow } from '../ledger/stored.ts';
import type { Exchange, Field, ImportedMessage, Message } from '../scan/message.ts';
import { readBody } from './content.ts';
import { otherTexts } from './other-texts.ts';

/** What of an entry could not be read as what it says it is. */
export interface EntryFault {
  readonly code: 'not-json' | 'no-request' | 'no-time' | 'body-not-base64' | 'too-nested';
  /** Where in the entry's text, or in the body, in UTF-16 units; null where it has no place. */
  readonly at: number | null;
  /** Of which message. */
  readonly part: 'request' | 'response' | null;
}

/** What a HAR entry records. */
export interface HarExchange {
  /** In the order in which a browser tells them; nothing for what is no entry. */
  readonly messages: readonly Message[];
  readonly faults: readonly EntryFault[];
  /** Whether its request has what a browser leaves out of a recording for sharing. */
  readonly hasCredentials: boolean;
}

/** Whose entry it is. */
export interface EntryContext {
  /** Joins the entry's messages; no other entry has it. */
  readonly requestId: string;
  /** When the recording is read: milliseconds since the epoch. */
  readonly now: number;
  /** Texts of stacks of calls that earlier entries had; shared by all of a recording. */
  readonly callers: Set<string>;
}

/** No tab of a browser has this number: recorded traffic belongs to the tab of the recording. */
export const RECORDED_TAB = -1;

type Row = Readonly<Record<string, unknown>>;

/** Reads one entry. Total. */
export function readHarExchange(text: string, context: EntryContext): HarExchange {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { messages: [], faults: [fault('not-json')], hasCredentials: false };
  }
  return new EntryReader(asRow(json), context).read();
}

class EntryReader {
  private readonly entry: Row;
  private readonly request: Row;
  private readonly response: Row;
  private readonly context: EntryContext;
  private readonly faults: EntryFault[] = [];

  constructor(entry: Row, context: EntryContext) {
    this.entry = entry;
    this.request = asRow(entry['request']);
    this.response = asRow(entry['response']);
    this.context = context;
  }

  read(): HarExchange {
    const { context, entry, faults } = this;
    const url = textOf(this.request['url']);
    const started = Date.parse(textOf(entry['startedDateTime']) ?? '');
    const fields = requestFields(this.request);
    if (url === null) faults.push(fault('no-request'));
    else if (Number.isNaN(started)) faults.push(fault('no-time'));
    const exchange = this.exchange(
      url ?? '',
      Number.isNaN(started) ? context.now : started,
      fields,
    );
    const messages = url === null ? [] : this.messages(exchange, fields);
    const { texts, isWhole } = otherTexts(entry, context.callers);
    if (!isWhole) faults.push(fault('too-nested'));
    const timed = url !== null && !Number.isNaN(started);
    const rest = imported(exchange, context.now, timed ? [] : messages, texts);
    return {
      messages: [...(timed ? messages : []), ...rest],
      faults,
      hasCredentials: fields.some(({ name }) => /^(cookie|authorization)$/i.test(name)),
    };
  }

  private exchange(url: string, at: number, fields: readonly Field[]): Exchange {
    return {
      at,
      tabId: RECORDED_TAB,
      frameId: null,
      requestId: this.context.requestId,
      url,
      method: textOf(this.request['method']) ?? 'GET',
      initiator: initiatorOf(fields),
      resource: textOf(this.entry['_resourceType']),
    };
  }

  private messages(exchange: Exchange, fields: readonly Field[]): readonly Part[] {
    const body = this.requestBody();
    const sent: Part[] = [{ ...exchange, type: 'request', fields }];
    if (body !== null) sent.unshift({ ...exchange, type: 'request-body', body });
    const { status } = this.response;
    // Browsers write 0 where no answer came.
    if (typeof status !== 'number' || !(status > 0)) return sent;
    const answered = { ...exchange, at: exchange.at + this.waited(), status };
    const content = this.responseBody();
    sent.push({ ...answered, type: 'response', fields: this.responseFields(status) });
    if (content !== null) sent.push({ ...answered, type: 'response-body', body: content });
    return sent;
  }

  /** Milliseconds until the answer's fields were there. */
  private waited(): number {
    const { time } = this.entry;
    const { receive } = asRow(this.entry['timings']);
    if (typeof time !== 'number' || !Number.isFinite(time) || time < 0) return 0;
    return Math.max(0, time - (typeof receive === 'number' && receive > 0 ? receive : 0));
  }

  private requestBody() {
    const post = asRow(this.request['postData']);
    const contentType = textOf(post['mimeType']);
    const text = textOf(post['text']);
    if (text !== null && text !== '') {
      return { text: this.body(text, post, contentType, 'request'), contentType };
    }
    const form = pairs(post['params']);
    return form.length > 0 ? { form } : null;
  }

  private responseBody() {
    const content = asRow(this.response['content']);
    const text = textOf(content['text']);
    const contentType = textOf(content['mimeType']);
    if (text === null || text === '') return null;
    return { text: this.body(text, content, contentType, 'response'), contentType };
  }

  private body(
    text: string,
    content: Row,
    contentType: string | null,
    part: 'request' | 'response',
  ): string {
    const read = readBody(text, textOf(content['encoding']) ?? undefined, contentType);
    if (read.faultAt !== null)
      this.faults.push({ code: 'body-not-base64', at: read.faultAt, part });
    return read.text;
  }

  private responseFields(status: number): readonly Field[] {
    const fields = pairs(this.response['headers']);
    const redirect = textOf(this.response['redirectURL']) ?? '';
    const named = (name: string) => fields.some((field) => field.name.toLowerCase() === name);
    const added: Field[] = [];
    if (redirect !== '' && !named('location')) added.push({ name: 'Location', value: redirect });
    if (!named('set-cookie')) {
      for (const { name, value } of pairs(this.response['cookies'])) {
        added.push({ name: 'Set-Cookie', value: `${name}=${value}` });
      }
    }
    // What came from a cache has the date of another answer.
    const kept = status === 304 || this.entry['_fromCache'] !== undefined;
    const dated = kept ? fields.filter(({ name }) => name.toLowerCase() !== 'date') : fields;
    return [...dated, ...added];
  }
}

type Part = ImportedMessage['parts'][number];

function imported(
  { url, method }: Exchange,
  at: number,
  parts: readonly Part[],
  texts: readonly Field[],
): readonly ImportedMessage[] {
  if (parts.length + texts.length === 0) return [];
  return [{ type: 'imported', at, tabId: null, frameId: null, url, method, parts, texts }];
}

function requestFields(request: Row): readonly Field[] {
  const fields = pairs(request['headers']);
  const cookies = pairs(request['cookies']);
  if (cookies.length === 0 || fields.some(({ name }) => name.toLowerCase() === 'cookie')) {
    return fields;
  }
  const value = cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
  return [...fields, { name: 'Cookie', value }];
}

/** Who asked, as the request itself says it (RFC 9110 §10.1.3, Fetch §3.1). */
function initiatorOf(fields: readonly Field[]): string | null {
  for (const wanted of ['origin', 'referer']) {
    const value = fields.find(({ name }) => name.toLowerCase() === wanted)?.value;
    if (value !== undefined && URL.canParse(value)) {
      const { origin } = new URL(value);
      if (origin !== 'null') return origin;
    }
  }
  return null;
}

/** Items of a list that have a name and a value, as HAR writes fields, cookies and parameters. */
function pairs(list: unknown): readonly Field[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const { name, value } = asRow(item);
    return typeof value === 'string' ? [{ name: textOf(name) ?? '', value }] : [];
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function fault(code: EntryFault['code']): EntryFault {
  return { code, at: null, part: null };
}
