// What keeps Bearerscope from seeing traffic, in the words that every view uses for it.
import type { FeedState } from '../feed/feed-state.ts';
import { keyPart, say } from '../words/say.ts';
import { atMoment, clockTime, isToday, localDate } from './date.ts';

/** Why nothing is seen now; the first that holds, as what comes after it would not help alone. */
export type Obstacle =
  | 'reloaded'
  | 'closed'
  | 'restricted'
  | 'no-access'
  | 'withheld'
  | 'left-out'
  | 'paused';

/**
 * What keeps a view's traffic from being seen, or null where nothing does.
 * @param ofTab whether the view is about its tab alone: other pages do not matter then, and its own
 *   does
 */
export function obstacleOf(
  { lost, watch, page }: Pick<FeedState, 'lost' | 'watch' | 'page'>,
  ofTab: boolean,
): Obstacle | null {
  const access = ofTab ? page?.access : undefined;
  if (lost !== null) return lost;
  if (access === 'closed' || access === 'restricted') return access;
  if (watch.access === 'nowhere') return 'no-access';
  if (access === 'withheld' || access === 'left-out') return access;
  return watch.paused ? 'paused' : null;
}

/** An obstacle in words. */
export interface ObstacleWords {
  readonly title: string;
  /** What it means, and what can be done about it. */
  readonly sentence: string;
  /** For a place with room for two words. */
  readonly short: string;
}

/** An obstacle in words, as a view of one tab or of all says them. */
export function obstacleWords(obstacle: Obstacle, ofTab: boolean): ObstacleWords {
  if (obstacle === 'no-access' && !ofTab) {
    return {
      title: say('no_access_anywhere_title'),
      sentence: say('no_access_anywhere_sentence'),
      short: say('obstacle_no_access_short'),
    };
  }
  // Whether the browser withholds one site or all, a view of one tab says of its site.
  const key = obstacle === 'withheld' ? 'no_access' : keyPart(obstacle);
  return {
    title: say(`obstacle_${key}_title`),
    sentence: say(`obstacle_${key}_sentence`),
    short: say(`obstacle_${key}_short`),
  };
}

/** "20:03:11", or with its day where that is not today. */
export function sinceWords(since: number, now: number): string {
  return isToday(since, now) ? clockTime(since) : localDate(since, now);
}

/**
 * Since when nothing was seen although Bearerscope watches, and what may have gone unseen before.
 * @param since when watching began: milliseconds since the epoch, 0 where that is not known
 * @param page the tab's page, or null for a view of all tabs
 */
export function nothingYetSentence(since: number, page: FeedState['page'], now: number): string {
  if (since === 0) return say(page === null ? 'nothing_yet' : 'nothing_yet_tab');
  if (page !== null && page.since >= since) {
    return say('nothing_yet_page', { at: atMoment(page.since, now) });
  }
  return say(page === null ? 'nothing_yet_since' : 'nothing_yet_tab_since', {
    since: sinceWords(since, now),
  });
}
