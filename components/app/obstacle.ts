import { effect } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { type Obstacle, obstacleOf, obstacleWords } from '../../lib/view/obstacle.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from './store-context.ts';

interface Seen {
  readonly obstacle: Obstacle | null;
  /** Whether the view is about its tab alone. */
  readonly ofTab: boolean;
}

function seenBy({ feed, scope, tabId }: ViewStore): Seen {
  // What was imported needs no watching.
  if (scope.value === 'imported') return { obstacle: null, ofTab: false };
  const ofTab = tabId !== null && scope.value === 'tab';
  return { obstacle: obstacleOf(feed.value, ofTab), ofTab };
}

/** What keeps the view's traffic from being seen. */
export function useObstacle(): Seen {
  return seenBy(useStore());
}

/** Tells screen readers when traffic can no longer be seen, and when it can again. */
export function useObstacleNews(): void {
  const store = useStore();
  useLayoutEffect(() => {
    // What a view begins with is read with the view.
    let last = seenBy(store).obstacle;
    return effect(() => {
      const { obstacle, ofTab } = seenBy(store);
      if (store.scope.value === 'imported') return;
      const before = last;
      last = obstacle;
      // Pausing is said by who pauses.
      if (obstacle === before || obstacle === 'paused') return;
      if (obstacle !== null)
        store.announcer.say(say('watch_news', { title: obstacleWords(obstacle, ofTab).title }));
      else if (before !== 'paused')
        store.announcer.say(say('watch_news', { title: say('status_watching') }));
    });
  }, [store]);
}
