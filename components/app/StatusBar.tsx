import { clocksOf, offsetWords } from '../../lib/view/clock-words.ts';
import { obstacleWords, sinceWords } from '../../lib/view/obstacle.ts';
import { useObstacle } from './obstacle.ts';
import css from './StatusBar.module.css';
import { useStore } from './store-context.ts';

/** What there is, since when it is watched, what came of the last action, and the keys. */
export function StatusBar({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const { scoped, feed, notices } = useStore();
  const tokens = scoped.value.length;
  const sightings = scoped.value.reduce((sum, { record }) => sum + record.sightingCount, 0);
  const { droppedTokens, leftAlone, isPrivate } = feed.value.watch;
  const notice = notices.current.value;
  return (
    <footer class={css['bar']}>
      <div class={css['facts']}>
        <span>
          {counted(tokens, 'token', 'tokens')} · {counted(sightings, 'sighting', 'sightings')}
        </span>
        <WatchingSince />
        {notice ? (
          <span class={css['notice']} data-tone={notice.tone}>
            {notice.text}
          </span>
        ) : null}
        {isPrivate ? (
          <span title="Its tokens stay in the private windows and go with the last of them">
            Private window
          </span>
        ) : null}
        <span>Kept in memory only</span>
        <ServerClock />
        {leftAlone > 0 ? (
          <span title="Too large, wrapped too deeply, a file, or a body that the browser had let go: tokens inside may be missing">
            {counted(leftAlone, 'value', 'values')} not looked at whole
          </span>
        ) : null}
        {droppedTokens > 0 ? (
          <span>
            {counted(droppedTokens, 'older token', 'older tokens')} made room for newer ones
          </span>
        ) : null}
      </div>
      <button type="button" class={css['keys']} title="Show all keys" onClick={onShowKeys}>
        <span class={css['hints']}>
          ↑↓ move · Enter open · C copy claims · T copy token · / filter ·{' '}
        </span>
        ? keys
      </button>
    </footer>
  );
}

/** Whether anything is seen now, and since when. */
function WatchingSince() {
  const { feed, now } = useStore();
  const { obstacle, ofTab } = useObstacle();
  const { connected, loading, watch } = feed.value;
  if (obstacle !== null) {
    const { short } = obstacleWords(obstacle, ofTab);
    return (
      <span class={css['blind']}>
        {obstacle === 'paused' ? 'Paused' : `Not watching: ${short}`}
      </span>
    );
  }
  if (!connected) return <span>Connecting…</span>;
  if (loading !== null) {
    const { received, total } = loading;
    return (
      <span>
        Loading {received.toLocaleString()} of {total.toLocaleString()} tokens
      </span>
    );
  }
  if (watch.since === 0) return <span>Watching</span>;
  return (
    <span title="Traffic before that was not seen">
      Watching since {sinceWords(watch.since, now.value)}
    </span>
  );
}

/** The clock that is furthest off among those of the listed tokens' hosts. */
function ServerClock() {
  const { feed, scoped } = useStore();
  const { clocks } = feed.value;
  if (clocks.length === 0) return null;
  const [clock] = clocksOf(
    clocks,
    scoped.value.flatMap(({ record }) => record.hosts),
  );
  if (!clock) return null;
  return (
    <span>
      Clock: {clock.host} {offsetWords(clock)}
    </span>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
