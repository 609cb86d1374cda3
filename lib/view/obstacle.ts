// What keeps Bearerscope from seeing traffic, in the words that every view uses for it.
import type { FeedState } from '../feed/feed-state.ts';
import { clockTime, localDate } from './date.ts';

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

const WITHHELD = 'The browser keeps its traffic from Bearerscope until you allow it to be read.';

const WORDS: Readonly<Record<Obstacle, ObstacleWords>> = {
  reloaded: {
    title: 'Bearerscope was reloaded',
    sentence: 'What this view shows is from before, and nothing new reaches it.',
    short: 'reloaded',
  },
  closed: {
    title: 'This tab was closed',
    sentence: 'Nothing more will be seen of it. What it has shown stays listed.',
    short: 'closed',
  },
  restricted: {
    title: 'A page that no extension sees',
    sentence: "The browser shows no extension this page's traffic.",
    short: 'not visible',
  },
  'no-access': { title: 'No access to this site', sentence: WITHHELD, short: 'no access' },
  withheld: { title: 'No access to this site', sentence: WITHHELD, short: 'no access' },
  'left-out': {
    title: 'Left out by your list of sites',
    sentence: 'Nothing of this site is looked at, as the settings say.',
    short: 'left out',
  },
  paused: {
    title: 'Paused',
    sentence: 'Tokens that travel now are not seen.',
    short: 'paused',
  },
};

/** An obstacle in words, as a view of one tab or of all says them. */
export function obstacleWords(obstacle: Obstacle, ofTab: boolean): ObstacleWords {
  if (obstacle !== 'no-access' || ofTab) return WORDS[obstacle];
  return {
    ...WORDS[obstacle],
    title: 'No access to any site',
    sentence: 'The browser keeps all traffic from Bearerscope until you allow it to be read.',
  };
}

/** "20:03:11", or with its day where that is not today. */
export function sinceWords(since: number, now: number): string {
  const date = localDate(since, now);
  return date.startsWith('today ') ? clockTime(since) : date;
}

/**
 * Since when nothing was seen although Bearerscope watches, and what may have gone unseen before.
 * @param since when watching began: milliseconds since the epoch, 0 where that is not known
 * @param page the tab's page, or null for a view of all tabs
 */
export function nothingYetSentence(since: number, page: FeedState['page'], now: number): string {
  const whose = page === null ? 'No request' : 'No request of this tab';
  if (since === 0) return `${whose} has carried a token.`;
  if (page !== null && page.since >= since) {
    return `Nothing has carried a token since this page began to load at ${sinceWords(page.since, now)}.`;
  }
  return `${whose} has carried a token since ${sinceWords(since, now)}. Traffic before that was not seen.`;
}
