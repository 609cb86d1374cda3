// Which bodies from DevTools are taken, among stand-ins for the browser's tabs and ports.
import { beforeEach, expect, test, vi } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { bodiesFromDevTools } from './bodies.ts';
import { BodyReceiver } from './body-receiver.ts';
import { RESPONSE_BODY_LIMIT } from './body-reports.ts';

const tabs = vi.hoisted(() => ({ urls: new Map<number, string>() }));

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => undefined },
    tabs: {
      get: async (tabId: number) => {
        const url = tabs.urls.get(tabId);
        if (url === undefined) throw new Error('No tab with that id');
        return { id: tabId, url, incognito: false };
      },
    },
  },
}));

type DevToolsPort = Parameters<ReturnType<typeof bodiesFromDevTools>['onPort']>[0];

/** A DevTools page of a tab, connected. */
function connected(tabId: number, never: string | null) {
  const taken: string[] = [];
  const answers: unknown[] = [];
  let know = (): void => undefined;
  const known = new Promise<void>((resolve) => {
    know = resolve;
  });
  const bodies = bodiesFromDevTools({
    rest: async () => ({ BodyReceiver }),
    take: async ({ url }) => void taken.push(url),
    known: () => known,
    isRepeating: () => false,
    isNever: (url) => never !== null && (url === null || url.startsWith(never)),
  });
  bodies.follow({ urls: ['<all_urls>'], sources: DEFAULT_SETTINGS.sources });
  let receive = (_message: unknown): void => undefined;
  const port = {
    sender: {},
    onMessage: {
      addListener: (listener: typeof receive) => {
        receive = listener;
      },
    },
    onDisconnect: { addListener: () => undefined },
    postMessage: (answer: unknown) => answers.push(answer),
    disconnect: () => undefined,
  };
  bodies.onPort(port as unknown as DevToolsPort, tabId);
  const send = async (text: string): Promise<void> => {
    const answer = { at: 1, url: 'https://api.example/', method: 'GET', status: 200 };
    receive({ type: 'body', id: 1, body: { ...answer, contentType: null, text } });
    await settled();
  };
  return { send, taken, answers, know };
}

beforeEach(() => tabs.urls.clear());

test('a body is taken when it is known what a person chose, and not before', async () => {
  tabs.urls.set(7, 'https://shop.example/');
  const { send, taken, answers, know } = connected(7, 'https://bank.example/');
  await send('token');
  expect(taken).toEqual([]);
  expect(answers).not.toContainEqual({ type: 'taken', id: 1 });
  know();
  await settled();
  expect(taken).toEqual(['https://api.example/']);
  expect(answers).toContainEqual({ type: 'taken', id: 1 });
});

test('what a page that is left out asks of others is not taken, nor counted as left alone', async () => {
  tabs.urls.set(7, 'https://bank.example/account');
  const { send, taken, know } = connected(7, 'https://bank.example/');
  know();
  await send('token');
  await send('x'.repeat(RESPONSE_BODY_LIMIT + 1));
  expect(taken).toEqual([]);
});

test('a page of which no URL is known may be one that is left out', async () => {
  const listed = connected(7, 'https://bank.example/');
  listed.know();
  await listed.send('token');
  expect(listed.taken).toEqual([]);
  const unlisted = connected(7, null);
  unlisted.know();
  await unlisted.send('token');
  expect(unlisted.taken).toEqual(['https://api.example/']);
});

test('a body that was left alone is told of by its page', async () => {
  tabs.urls.set(7, 'https://shop.example/');
  const { send, taken, know } = connected(7, null);
  know();
  await send('x'.repeat(RESPONSE_BODY_LIMIT + 1));
  expect(taken).toEqual(['https://shop.example/']);
});
