import { describe, expect, test } from 'vitest';
import { UNKNOWN_WATCH } from '../feed/feed-state.ts';
import type { PageAccess, PageState, WatchState } from '../feed/messages.ts';
import { nothingYetSentence, obstacleOf, obstacleWords } from './obstacle.ts';

const NOW = new Date(2026, 10, 23, 20, 12, 53).getTime();
const MINUTE = 60_000;

function seen(access: PageAccess, watch: Partial<WatchState> = {}) {
  const page: PageState = { tabId: 1, url: 'https://shop.example/', since: 0, access };
  return { lost: null, watch: { ...UNKNOWN_WATCH, ...watch }, page };
}

describe('what keeps traffic from being seen', () => {
  test('is told by what must be mended first', () => {
    expect(obstacleOf(seen('granted'), true)).toBeNull();
    expect(obstacleOf(seen('granted', { paused: true }), true)).toBe('paused');
    expect(obstacleOf(seen('left-out', { paused: true }), true)).toBe('left-out');
    expect(obstacleOf(seen('withheld', { paused: true, access: 'nowhere' }), true)).toBe(
      'no-access',
    );
    expect(obstacleOf(seen('restricted', { access: 'nowhere' }), true)).toBe('restricted');
    expect(obstacleOf(seen('closed', { paused: true, access: 'nowhere' }), true)).toBe('closed');
    expect(obstacleOf({ ...seen('restricted'), lost: 'reloaded' }, true)).toBe('reloaded');
  });

  test('of one page does not matter to a view of all', () => {
    expect(obstacleOf(seen('withheld', { access: 'some-sites' }), false)).toBeNull();
    expect(obstacleOf(seen('left-out'), false)).toBeNull();
    expect(obstacleOf(seen('closed'), false)).toBeNull();
    expect(obstacleWords('no-access', false).title).toBe('No access to any site');
  });

  test('is not guessed of a page that is not known', () => {
    expect(obstacleOf({ ...seen('granted'), page: null }, true)).toBeNull();
  });
});

describe('nothing yet', () => {
  const page = (since: number): PageState => ({
    tabId: 1,
    url: null,
    since,
    access: 'granted',
  });

  test('says since when, and that what came before was not seen', () => {
    expect(nothingYetSentence(NOW - 5 * MINUTE, page(0), NOW)).toBe(
      'No request of this tab has carried a token since 20:07:53. Traffic before that was not seen.',
    );
    expect(nothingYetSentence(NOW - 5 * MINUTE, null, NOW)).toMatch(/^No request has carried/);
  });

  test('of a page that was watched from its beginning hides nothing', () => {
    expect(nothingYetSentence(NOW - 5 * MINUTE, page(NOW - MINUTE), NOW)).toBe(
      'Nothing has carried a token since this page began to load at 20:11:53.',
    );
  });

  test('names the day where it is another one', () => {
    expect(nothingYetSentence(NOW - 24 * 60 * MINUTE, null, NOW)).toMatch(/since yesterday 20:12/);
  });

  test('claims no moment that is not known', () => {
    expect(nothingYetSentence(0, page(0), NOW)).toBe('No request of this tab has carried a token.');
  });
});
