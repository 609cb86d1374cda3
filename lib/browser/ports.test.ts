import { afterEach, expect, test, vi } from 'vitest';

vi.mock('wxt/browser', () => ({ browser: {} }));

import type { Browser } from 'wxt/browser';
import { namedTab, wrapPort } from './ports.ts';

/** A port that refuses every message in these words. */
function refusing(words: string) {
  const postMessage = (): void => {
    throw new Error(words);
  };
  return wrapPort<unknown, unknown>(
    { postMessage } as unknown as Browser.runtime.Port,
    (message) => message,
  );
}

const reported = vi.fn<(error: unknown) => void>();
vi.stubGlobal('reportError', reported);
afterEach(() => reported.mockClear());

test.each([
  'Attempting to use a disconnected port object',
  'Attempt to postMessage on disconnected port',
  'Extension context invalidated.',
])('a message to an end that is gone is dropped: %s', (words) => {
  refusing(words).send({});
  expect(reported).not.toHaveBeenCalled();
});

test('a message that cannot be sent for another reason is reported, and who sends goes on', () => {
  refusing('Message length exceeded maximum allowed length.').send({});
  expect(String(reported.mock.calls[0]?.[0])).toContain('Message length');
});

test('a tab is named by the port of its kind alone', () => {
  expect(namedTab('feed', 'feed')).toBeNull();
  expect(namedTab('feed:12', 'feed')).toBe(12);
  for (const name of ['other:12', 'feed:', 'feed:x', 'feed12']) {
    expect(namedTab(name, 'feed')).toBeUndefined();
  }
});
