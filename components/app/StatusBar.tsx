import { useComputed } from '@preact/signals';
import { clocksOf, offsetWords } from '../../lib/view/clock-words.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { obstacleWords, sinceWords } from '../../lib/view/obstacle.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useObstacle } from './obstacle.ts';
import css from './StatusBar.module.css';
import { useStore } from './store-context.ts';

/** What there is, since when it is watched, what came of the last action, and the keys. */
export function StatusBar({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const { scoped, feed, notices } = useStore();
  const tokens = scoped.value.length;
  const sightings = useComputed(() =>
    scoped.value.reduce((sum, { record }) => sum + record.sightingCount, 0),
  ).value;
  const { droppedTokens, leftAlone, isPrivate } = feed.value.watch;
  const notice = notices.current.value;
  return (
    <footer class={css['bar']}>
      <div class={css['facts']}>
        <span>
          <bdi>{sayCounted('status_tokens', tokens)}</bdi> ·{' '}
          <bdi>{sayCounted('status_sightings', sightings)}</bdi>
        </span>
        <WatchingSince />
        {notice ? (
          <span class={css['notice']} data-tone={notice.tone}>
            {notice.text}
          </span>
        ) : null}
        {isPrivate ? (
          <span title={say('status_private_title')}>{say('status_private')}</span>
        ) : null}
        <span>{say('status_memory')}</span>
        <ServerClock />
        {leftAlone > 0 ? (
          <span title={say('status_left_alone_title')}>
            {sayCounted('status_left_alone', leftAlone)}
          </span>
        ) : null}
        {droppedTokens > 0 ? <span>{sayCounted('status_dropped', droppedTokens)}</span> : null}
      </div>
      <button
        type="button"
        class={css['keys']}
        title={say('status_show_keys')}
        onClick={onShowKeys}
      >
        <span class={css['hints']}>
          {say('status_hints')}
          {' · '}
        </span>
        {say('status_keys')}
      </button>
    </footer>
  );
}

/** Whether anything is seen now, and since when. */
function WatchingSince() {
  const { feed, failed, now, scope } = useStore();
  const { obstacle, ofTab } = useObstacle();
  const { connected, watch } = feed.value;
  // What will not come is not awaited; the list says why.
  const loading = failed.value ? null : feed.value.loading;
  if (obstacle !== null) {
    const { short } = obstacleWords(obstacle, ofTab);
    return (
      <span class={css['blind']}>
        {obstacle === 'paused'
          ? say('status_paused')
          : say('status_not_watching', { reason: short })}
      </span>
    );
  }
  if (!connected) return <span>{say('status_connecting')}</span>;
  if (loading !== null) {
    const { received, total } = loading;
    return <span>{sayCounted('loading_tokens', total, { received })}</span>;
  }
  if (scope.value === 'imported') {
    return <span title={say('status_imported_title')}>{say('status_imported')}</span>;
  }
  if (watch.since === 0) return <span>{say('status_watching')}</span>;
  return (
    <span title={say('status_since_title')}>
      {say('status_since', { time: sinceWords(watch.since, now.value) })}
    </span>
  );
}

function* hostsOf(entries: readonly Entry[]): Iterable<string> {
  for (const { record } of entries) yield* record.hosts;
}

/** The clock that is furthest off among those of the listed tokens' hosts. */
function ServerClock() {
  const { feed, scoped } = useStore();
  const { clocks } = feed.value;
  if (clocks.length === 0) return null;
  const [clock] = clocksOf(clocks, hostsOf(scoped.value));
  if (!clock) return null;
  return <span>{say('status_clock', { host: clock.host, offset: offsetWords(clock) })}</span>;
}
