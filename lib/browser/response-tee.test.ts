// Copies of streams, among stand-ins for the browser's events and filters.
import { beforeEach, expect, test, vi } from 'vitest';
import type { ResponseBodyMessage } from '../scan/message.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { watchResponses } from './response-tee.ts';

interface Filter {
  ondata?: (event: { readonly data: ArrayBuffer }) => void;
  onstop?: () => void;
  readonly write: () => void;
  readonly disconnect: () => void;
}

const page = vi.hoisted(() => ({
  receive: null as ((details: object) => void) | null,
  filters: [] as Filter[],
}));

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://bearerscope${path}` },
    webRequest: {
      onHeadersReceived: {
        addListener: (listener: (details: object) => void) => {
          page.receive = listener;
        },
        removeListener: () => {
          page.receive = null;
        },
      },
      filterResponseData: () => {
        const filter: Filter = { write: vi.fn(), disconnect: vi.fn() };
        page.filters.push(filter);
        return filter;
      },
    },
  },
}));

const PLAN = {
  urls: ['<all_urls>'],
  sources: { ...DEFAULT_SETTINGS.sources, responseBodiesAlways: true },
};

function watched() {
  const heard: ResponseBodyMessage[] = [];
  const never = new Set<string>();
  const source = watchResponses({
    onMessage: (message) => heard.push(message),
    onLeftAlone: () => undefined,
    isWatched: (url, initiator) => !never.has(url) && !never.has(initiator ?? ''),
  });
  source.follow(PLAN);
  return { source, heard, never };
}

/** An answer of text begins to arrive. @returns its filter, or undefined where none was asked for */
function answer(url: string, originUrl?: string): Filter | undefined {
  const before = page.filters.length;
  const responseHeaders = [{ name: 'Content-Type', value: 'text/plain' }];
  const request = { requestId: 'r1', method: 'GET', type: 'xmlhttprequest', tabId: 7, frameId: 0 };
  page.receive?.({ ...request, url, originUrl, timeStamp: 1, statusCode: 200, responseHeaders });
  return page.filters[before];
}

function send(filter: Filter | undefined, text: string): void {
  filter?.ondata?.({ data: new TextEncoder().encode(text).buffer as ArrayBuffer });
}

beforeEach(() => {
  page.receive = null;
  page.filters = [];
});

test('a body is copied as it passes', () => {
  const { heard } = watched();
  const filter = answer('https://api.example/');
  send(filter, 'to');
  send(filter, 'ken');
  filter?.onstop?.();
  expect(filter?.write).toHaveBeenCalledTimes(2);
  expect(heard.map(({ body }) => body)).toEqual([{ text: 'token', contentType: 'text/plain' }]);
});

test('a pause steps out of every stream at once, and what was copied is dropped', () => {
  const { source, heard } = watched();
  const filters = [answer('https://api.example/a'), answer('https://api.example/b')];
  for (const filter of filters) send(filter, 'token');
  source.follow(null);
  for (const filter of filters) {
    expect(filter?.disconnect).toHaveBeenCalledTimes(1);
    filter?.onstop?.();
  }
  expect(heard).toEqual([]);
});

test('the stream of a site that is left out is not touched, nor what it asks of others', () => {
  const { never } = watched();
  never.add('https://bank.example/').add('https://bank.example');
  expect(answer('https://bank.example/')).toBeUndefined();
  expect(answer('https://api.example/', 'https://bank.example/account')).toBeUndefined();
  expect(answer('https://api.example/', 'https://shop.example/')).toBeDefined();
});

test('what this extension asks for itself is no traffic of a page', () => {
  watched();
  expect(answer('https://api.example/', 'chrome-extension://bearerscope/a.html')).toBeUndefined();
  expect(answer('https://api.example/', 'chrome-extension://another/a.html')).toBeDefined();
});

test('a site that is left out while it answers is left at once, others are not', () => {
  const { source, heard, never } = watched();
  const [bank, shop] = [answer('https://bank.example/'), answer('https://shop.example/')];
  never.add('https://bank.example/');
  source.follow(PLAN);
  for (const filter of [bank, shop]) {
    send(filter, 'token');
    filter?.onstop?.();
  }
  expect(heard.map(({ url }) => url)).toEqual(['https://shop.example/']);
});
