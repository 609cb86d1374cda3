import css from './StatusBar.module.css';
import { useStore } from './store-context.ts';

/** What there is, where it is kept, what came of the last action, and the keys. */
export function StatusBar({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const { scoped, feed, notices } = useStore();
  const tokens = scoped.value.length;
  const sightings = scoped.value.reduce((sum, { record }) => sum + record.sightingCount, 0);
  const { droppedTokens, leftAlone, paused } = feed.value.watch;
  const notice = notices.current.value;
  return (
    <footer class={css['bar']}>
      <span>
        {counted(tokens, 'token', 'tokens')} · {counted(sightings, 'sighting', 'sightings')}
      </span>
      {paused ? <span>Paused</span> : null}
      <span>Kept in memory only</span>
      {feed.value.watch.access !== 'nowhere' ? null : (
        <span class={css['notice']} data-tone="failed">
          No access to sites: traffic is not seen
        </span>
      )}
      {leftAlone > 0 ? (
        <span title="Bounds keep hostile values from costing the browser anything; tokens inside may be missing">
          {counted(leftAlone, 'value', 'values')} too large to unwrap whole
        </span>
      ) : null}
      {droppedTokens > 0 ? (
        <span>
          {counted(droppedTokens, 'older token', 'older tokens')} made room for newer ones
        </span>
      ) : null}
      {feed.value.connected ? null : <span>Connecting…</span>}
      {notice ? (
        <span class={css['notice']} data-tone={notice.tone}>
          {notice.text}
        </span>
      ) : null}
      <button type="button" class={css['keys']} title="Show all keys" onClick={onShowKeys}>
        <span class={css['hints']}>
          ↑↓ move · Enter open · C copy claims · T copy token · / filter ·{' '}
        </span>
        ? keys
      </button>
    </footer>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
