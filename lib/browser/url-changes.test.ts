import { beforeEach, expect, test, vi } from 'vitest';
import type { NavigationMessage } from '../scan/message.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { watchUrlChanges } from './url-changes.ts';

type Listener = (details: object) => void;

const events = vi.hoisted(() => {
  const made = (): { listeners: Set<Listener>; addListener: unknown; removeListener: unknown } => {
    const listeners = new Set<Listener>();
    return {
      listeners,
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    };
  };
  const all = {
    onCommitted: made(),
    onHistoryStateUpdated: made(),
    onReferenceFragmentUpdated: made(),
  };
  vi.stubGlobal('chrome', { webNavigation: all });
  return all;
});

const URL = 'https://app.example/#access_token=a';
const PLAN = { urls: ['<all_urls>'], sources: DEFAULT_SETTINGS.sources };

function tell(event: keyof typeof events, tabId = 1, frameId = 0): void {
  for (const listener of events[event].listeners) {
    listener({ tabId, frameId, url: URL, timeStamp: 0 });
  }
}

beforeEach(() => {
  for (const { listeners } of Object.values(events)) listeners.clear();
});

function watched() {
  const seen: NavigationMessage[] = [];
  const changes = watchUrlChanges((message) => seen.push(message));
  changes.follow(PLAN);
  return { seen, changes };
}

test('the same URL that a page shows again is seen once', () => {
  const { seen } = watched();
  tell('onHistoryStateUpdated');
  tell('onReferenceFragmentUpdated');
  expect(seen).toMatchObject([{ type: 'navigation', tabId: 1, frameId: 0, url: URL }]);
});

test('a page that shows its URL so on every load is seen on every load', () => {
  const { seen } = watched();
  for (let load = 0; load < 3; load++) {
    tell('onCommitted');
    tell('onHistoryStateUpdated');
  }
  expect(seen).toHaveLength(3);
});

test('another document in one frame is none in the others', () => {
  const { seen } = watched();
  tell('onHistoryStateUpdated', 1, 0);
  tell('onCommitted', 1, 7);
  tell('onHistoryStateUpdated', 1, 0);
  expect(seen).toHaveLength(1);
});

test('a closed tab, Clear and a pause leave nothing remembered', () => {
  const { seen, changes } = watched();
  tell('onHistoryStateUpdated');
  changes.forgetTab(1);
  tell('onHistoryStateUpdated');
  changes.forget();
  tell('onHistoryStateUpdated');
  changes.follow(null);
  tell('onHistoryStateUpdated');
  changes.follow(PLAN);
  tell('onHistoryStateUpdated');
  expect(seen).toHaveLength(4);
});
