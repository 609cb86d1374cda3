import type { ComponentChildren, RefObject } from 'preact';
import { obstacleWords } from '../../lib/view/obstacle.ts';
import { say, sayPieces } from '../../lib/words/say.ts';
import type { Host } from './host.ts';
import { useObstacle } from './obstacle.ts';
import css from './Strip.module.css';
import { Strip } from './Strip.tsx';
import { useStore } from './store-context.ts';
import { WatchActions } from './WatchActions.tsx';

interface WatchNoticeProps {
  readonly host: Host;
  /** Where the focus goes when the obstacle is gone. */
  readonly focusAfter: RefObject<HTMLElement | null> | null;
}

/** Above a list that has tokens: that none are added now, why, and what can be done about it. */
export function WatchNotice({ host, focusAfter }: WatchNoticeProps) {
  const { rows } = useStore();
  const { obstacle, ofTab } = useObstacle();
  // An empty list says it itself, with more room.
  if (obstacle === null || rows.shown.value.length === 0) return null;
  const { title, sentence } = obstacleWords(obstacle, ofTab);
  return (
    <Strip label={say('watch_notice_label')} icon="notice" tone="warning" focusAfter={focusAfter}>
      <p class={css['text']}>
        {sayPieces<ComponentChildren>('watch_notice', {
          title: <strong>{title}</strong>,
          sentence,
        })}
      </p>
      <div class={css['actions']}>
        <WatchActions host={host} obstacle={obstacle} prominent={false} />
      </div>
    </Strip>
  );
}
