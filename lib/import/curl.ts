// Command lines of curl, as people write them and as browsers copy them ("Copy as cURL"), as the requests
// that they would send. What a command names but does not hold, such as a file, is said.
import type { BodyContent, Field, ImportedMessage } from '../scan/message.ts';
import type { ShellWord } from './command-words.ts';
import { type CurlOption, curlOptions } from './curl-options.ts';
import { exchangeOf, type HandedOver, imported, requestOf } from './handed-over.ts';
import { type Problem, problem } from './problem.ts';
import { shellWords } from './shell-words.ts';

const BEGINS = /^\s*(?:[$>%#][ \t]+)?(?:curl(?:\.exe)?[ \t\\^]|(?:-H|--header)[ \t'"])/i;

/** Whether a text looks like a curl command, or like options of one. */
export function isCurl(text: string): boolean {
  return BEGINS.test(text);
}

/**
 * Reads one or several commands. Total and linear.
 * @param at when it was handed over: milliseconds since the epoch
 */
export function readCurl(text: string, at: number): HandedOver {
  const { commands, openQuote } = shellWords(text);
  const problems: Problem[] = [];
  const messages = ofCurl(commands).flatMap((words) => {
    const options = curlOptions(words.slice(words.findIndex(isCurlName) + 1));
    return requestsOf(options).flatMap((request, index) => {
      const begin = index === 0 ? words[0] : request[0];
      return new Command(request, problems).messages(at, begin?.line ?? 1);
    });
  });
  if (openQuote !== null) problems.push(problem('quote-not-closed', { line: openQuote }));
  return { form: 'curl', messages, problems };
}

type ShellCommand = readonly ShellWord[];

function isCurlName({ text }: ShellWord): boolean {
  return /^(.*[/\\])?curl(\.exe)?$/i.test(text);
}

/**
 * The commands that are curl's: what it is piped into, or what comes after it, is none. One that begins
 * with an option is what stood behind a line end that lost its backslash, and may hold the token.
 */
function ofCurl(commands: readonly ShellCommand[]): readonly ShellCommand[] {
  const some = commands.filter((words) => words.some(isCurlName));
  if (some.length === 0) return commands;
  return commands.filter((words) => words.some(isCurlName) || words[0]?.text.startsWith('-'));
}

/** `--next` begins another request, to which none of the options before it belong. */
function requestsOf(options: readonly CurlOption[]): readonly (readonly CurlOption[])[] {
  const requests: CurlOption[][] = [[]];
  for (const option of options) {
    if (option.name === 'next') requests.push([]);
    else requests.at(-1)?.push(option);
  }
  const some = requests.filter((request) => request.length > 0);
  return some.length === 0 ? [[]] : some;
}

/** More addresses than a person gives one command; those after them are read without its fields. */
const MOST_URLS = 100;

/** Options that say what a request sends. */
class Command {
  private readonly options: readonly CurlOption[];
  private readonly problems: Problem[];
  private readonly named: readonly Field[];

  constructor(options: readonly CurlOption[], problems: Problem[]) {
    this.options = options;
    this.problems = problems;
    this.named = this.headers();
  }

  /** One for each URL: all of them are sent the same. */
  messages(at: number, line: number): readonly ImportedMessage[] {
    const data = this.data();
    const inUrl = this.has('get') ? data : null;
    const urls = this.urls(inUrl);
    if (urls.length === 0) this.problems.push(problem('no-url', { line }));
    const form = this.form();
    const body = form ?? (data === null || inUrl !== null ? null : this.body(data));
    const method =
      this.last('request') ?? (body === null ? (this.has('head') ? 'HEAD' : 'GET') : 'POST');
    const fields = this.fields();
    return (urls.length === 0 ? [''] : urls).map((url, index) => {
      const exchange = exchangeOf(at, url, method);
      const isRead = index < MOST_URLS;
      const parts: ImportedMessage['parts'] = [
        ...(body === null || !isRead ? [] : [{ ...exchange, type: 'request-body' as const, body }]),
        requestOf(exchange, isRead ? fields : []),
      ];
      return imported(at, { url, method, parts });
    });
  }

  private urls(data: string | null): readonly string[] {
    const more = [
      ...this.all('url-query').map(({ value }) => value),
      ...(data === null ? [] : [data]),
    ];
    const named = this.all('url').filter(({ value }) => value !== '');
    return named.map(({ value }, index) => urlOf(value, index < MOST_URLS ? more : []));
  }

  private fields(): readonly Field[] {
    const fields = [...this.named];
    for (const { value, line } of this.all('cookie')) {
      // Without an equals sign it names a file, and so does `-b ""`, which is none at all.
      if (value.includes('=')) fields.push({ name: 'Cookie', value });
      else if (value !== '') this.missing('-b', value, line);
    }
    for (const { value } of this.all('user'))
      fields.push({ name: 'Authorization', value: basic(value) });
    for (const { value } of this.all('proxy-user'))
      fields.push({ name: 'Proxy-Authorization', value: basic(value) });
    for (const { value } of this.all('oauth2-bearer'))
      fields.push({ name: 'Authorization', value: `Bearer ${value}` });
    for (const { value } of this.all('user-agent')) fields.push({ name: 'User-Agent', value });
    for (const { value } of this.all('referer')) fields.push({ name: 'Referer', value });
    return fields;
  }

  private headers(): readonly Field[] {
    return [...this.all('header'), ...this.all('proxy-header')].flatMap(({ value, line }) => {
      if (value.startsWith('@')) {
        this.missing('-H', value.slice(1), line);
        return [];
      }
      // A name of HTTP/2 may begin with a colon.
      const colon = value.indexOf(':', 1);
      if (colon < 0) {
        if (!value.endsWith(';'))
          this.problems.push(problem('line-no-field', { line, name: value }));
        return [];
      }
      return [{ name: value.slice(0, colon).trim(), value: value.slice(colon + 1).trim() }];
    });
  }

  /** All data as curl joins it; null where there is none. */
  private data(): string | null {
    const parts = this.options.flatMap(({ name, value, line }) => {
      if (!DATA.test(name) || value === null) return [];
      if (name === 'data-raw') return [value];
      if (name === 'data-urlencode') return [this.encoded(value, line)];
      if (!value.startsWith('@')) return [value];
      this.missing(`--${name}`, value.slice(1), line);
      return [];
    });
    return parts.length === 0 ? null : parts.join(this.has('json') ? '' : '&');
  }

  /** `name=content`, `=content` or `content`; behind an `@` a file. */
  private encoded(value: string, line: number): string {
    const [, name = '', sign = '', content = ''] = /^([^=@]*)([=@]?)([\s\S]*)$/.exec(value) ?? [];
    if (sign === '') return encodeText(name);
    if (sign === '@') {
      this.missing('--data-urlencode', content, line);
      return '';
    }
    return name === '' ? encodeText(content) : `${name}=${encodeText(content)}`;
  }

  private body(text: string): BodyContent {
    const named = this.named.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
    const usual = this.has('json') ? 'application/json' : 'application/x-www-form-urlencoded';
    return { text, contentType: named ?? usual };
  }

  private form(): BodyContent | null {
    const form = [...this.all('form'), ...this.all('form-string')].flatMap(
      ({ name, value, line }) => {
        const [, field = '', content = ''] = /^([^=]*)=?([\s\S]*)$/.exec(value) ?? [];
        if (name === 'form-string' || !/^[@<]/.test(content))
          return [{ name: field, value: content }];
        this.missing('-F', content.slice(1), line);
        return [];
      },
    );
    return form.length === 0 ? null : { form };
  }

  private missing(name: string, file: string, line: number): void {
    this.problems.push(problem('file-not-here', { line, name: `${name} ${file}` }));
  }

  private has(name: string): boolean {
    return this.options.some((option) => option.name === name);
  }

  private last(name: string): string | undefined {
    return this.all(name).at(-1)?.value;
  }

  private all(name: string) {
    return this.options.flatMap((option) => {
      const { value, line } = option;
      return option.name === name && value !== null ? [{ name, value, line }] : [];
    });
  }
}

/** @param more goes into the query */
function urlOf(named: string, more: readonly string[]): string {
  // curl guesses the scheme by the host's name, and nearly always http.
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(named) ? named : `http://${named}`;
  if (more.length === 0) return url;
  const [before = '', ...fragment] = url.split('#');
  const query = `${before}${before.includes('?') ? '&' : '?'}${more.join('&')}`;
  return [query, ...fragment].join('#');
}

const DATA = /^(data(-raw|-binary|-ascii|-urlencode)?|json)$/;

/** RFC 7617 §2, with the password as it stands. */
function basic(user: string): string {
  const bytes = new TextEncoder().encode(user);
  return `Basic ${btoa(String.fromCharCode(...bytes.subarray(0, LONGEST_USER)))}`;
}

const LONGEST_USER = 10_000;

/** Lone surrogates cannot be encoded. */
function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
