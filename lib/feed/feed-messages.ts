// The view's counterpart of the guard in view-messages.ts. Both ends are one build, but what a view is
// handed it decodes and shows, so nothing is taken on trust here either. A member of a list that is of
// another shape is passed over: one odd record must not keep all others from being shown.
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import { asCount, asRow, isPage, isRecord } from '../ledger/stored.ts';
import type { FeedMessage, PageAccess, PageState, RecordChange, WatchState } from './messages.ts';
import { isStorageReading } from './storage-reading.ts';

type Row = Readonly<Record<string, unknown>>;
type Read = (row: Row) => FeedMessage | null;

const READERS: Readonly<Record<FeedMessage['type'], Read>> = {
  snapshot: ({ revision, watch, page, clocks, tokens, left }) =>
    isCount(revision) &&
    isWatch(watch) &&
    (page === null || isPageState(page)) &&
    isList(clocks) &&
    isList(tokens) &&
    isCount(left)
      ? {
          type: 'snapshot',
          revision,
          watch,
          page,
          clocks: clocks.filter(isClock),
          tokens: tokens.filter(isRecord),
          left,
        }
      : null,
  part: ({ revision, tokens, left }) =>
    isCount(revision) && isList(tokens) && isCount(left)
      ? { type: 'part', revision, tokens: tokens.filter(isRecord), left }
      : null,
  delta: ({ revision, added, changed, removed, watch, clocks }) =>
    isCount(revision) &&
    isList(added) &&
    isList(changed) &&
    isList(removed) &&
    isWatch(watch) &&
    isList(clocks)
      ? {
          type: 'delta',
          revision,
          added: added.filter(isRecord),
          changed: changed.filter(isChange),
          removed: removed.filter(isId),
          watch,
          clocks: clocks.filter(isClock),
        }
      : null,
  page: ({ page }) => (isPageState(page) ? { type: 'page', page } : null),
  history: ({ request, histories }) =>
    isCount(request) && isList(histories)
      ? { type: 'history', request, histories: histories.filter(isHistory) }
      : null,
  'storage-read': ({ request, reading }) =>
    isCount(request) && isStorageReading(reading)
      ? { type: 'storage-read', request, reading }
      : null,
  done: ({ request, tokens }) =>
    isCount(request) && isCount(tokens) ? { type: 'done', request, tokens } : null,
};

/** Reads what came over a port; null for anything that is not a message of this protocol. Total. */
export function readFeedMessage(value: unknown): FeedMessage | null {
  const row = asRow(value);
  const { type } = row;
  return typeof type === 'string' && isKnown(type) ? READERS[type](row) : null;
}

function isKnown(type: string): type is FeedMessage['type'] {
  return Object.hasOwn(READERS, type);
}

function isWatch(value: unknown): value is WatchState {
  const { paused, access, since, isPrivate, droppedTokens, leftAlone, reminders } = asRow(value);
  return (
    typeof paused === 'boolean' &&
    isOneOf(access, ['everywhere', 'some-sites', 'nowhere'] satisfies WatchState['access'][]) &&
    isNumber(since) &&
    typeof isPrivate === 'boolean' &&
    isCount(droppedTokens) &&
    isCount(leftAlone) &&
    isList(reminders) &&
    reminders.every(isId)
  );
}

const ACCESSES: readonly PageAccess[] = ['granted', 'withheld', 'restricted', 'left-out', 'closed'];

function isPageState(value: unknown): value is PageState {
  const { tabId, url, since, access } = asRow(value);
  return (
    isNumber(tabId) && (url === null || isText(url)) && isNumber(since) && isOneOf(access, ACCESSES)
  );
}

function isClock(value: unknown): value is ServerClock {
  const { host, earliest, latest, samples } = asRow(value);
  return isText(host) && isNumber(earliest) && isNumber(latest) && isCount(samples);
}

function isChange(value: unknown): value is RecordChange {
  return isRecord({ ...asRow(value), raw: '' });
}

function isHistory(value: unknown): value is TokenHistory {
  const { record, sightings } = asRow(value);
  return isRecord(record) && isPage(sightings);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isId(value: unknown): value is TokenId {
  return isText(value);
}

function isOneOf(value: unknown, words: readonly string[]): boolean {
  return isText(value) && words.includes(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return asCount(value, -1) >= 0;
}
