import { type Obstacle, obstacleOf } from '../../lib/view/obstacle.ts';
import { useStore } from './store-context.ts';

/** What keeps the view's traffic from being seen, and whether the view is about its tab alone. */
export function useObstacle(): { readonly obstacle: Obstacle | null; readonly ofTab: boolean } {
  const { feed, scope, tabId } = useStore();
  const ofTab = tabId !== null && scope.value === 'tab';
  return { obstacle: obstacleOf(feed.value, ofTab), ofTab };
}
