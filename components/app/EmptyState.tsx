import type { ComponentChildren } from 'preact';
import { belongsToTab } from '../../lib/feed/page-tokens.ts';
import { isOpen, NO_FILTER } from '../../lib/view/filter.ts';
import { nothingYetSentence, obstacleWords } from '../../lib/view/obstacle.ts';
import { Button } from '../primitives/Button.tsx';
import css from './EmptyState.module.css';
import type { Host, SettingsAccess } from './host.ts';
import { useObstacle } from './obstacle.ts';
import { useStore } from './store-context.ts';
import { WatchActions } from './WatchActions.tsx';

/** Why the list is empty, and what to do about it. */
export function EmptyState({ host }: { readonly host: Host }) {
  const { rows, scoped, feed } = useStore();
  const { obstacle, ofTab } = useObstacle();
  const { connected, loading } = feed.value;
  const hidden = scoped.value.length;

  if (hidden > 0 && !isOpen(rows.filter.value)) {
    return (
      <Message title={`The filter hides ${hidden === 1 ? '1 token' : `${hidden} tokens`}`}>
        <Button
          onClick={() => {
            rows.filter.value = NO_FILTER;
          }}
        >
          Clear the filter
        </Button>
      </Message>
    );
  }
  if (!connected && obstacle !== 'reloaded') {
    return <Message title="Connecting to the background…" />;
  }
  if (loading !== null) return <Loading {...loading} />;
  if (obstacle === null) return <NothingYet host={host} />;
  const { title, sentence } = obstacleWords(obstacle, ofTab);
  return (
    <Message title={title}>
      <p>{sentence}</p>
      <div class={css['actions']}>
        <WatchActions host={host} obstacle={obstacle} prominent />
      </div>
    </Message>
  );
}

/** While the tokens that are known arrive, the most relevant first. */
function Loading({ received, total }: { readonly received: number; readonly total: number }) {
  const title = `Loading ${received.toLocaleString()} of ${total.toLocaleString()} tokens`;
  return (
    <Message title={title}>
      <progress class={css['progress']} aria-label="Loading tokens" max={total} value={received} />
    </Message>
  );
}

/** Bearerscope sees the traffic, and none of it has carried a token. */
function NothingYet({ host }: { readonly host: Host }) {
  const { feed, now } = useStore();
  const { ofTab } = useObstacle();
  const { watch, page } = feed.value;
  const { mode, only } = host.settings.settings.value.sites;
  return (
    <Message title="Watching, nothing yet">
      <p>{nothingYetSentence(watch.since, ofTab ? page : null, now.value)}</p>
      {mode === 'only-listed' && !ofTab ? (
        <p>
          {only.length === 0
            ? 'The settings say to watch listed sites only, and list none.'
            : `Only the ${only.length === 1 ? 'site' : `${only.length} sites`} on your list ${only.length === 1 ? 'is' : 'are'} watched.`}
        </p>
      ) : null}
      {ofTab ? <EarlierPages access={host.settings} /> : null}
      {watch.isPrivate ? <p>This is a private window: its tokens stay in it.</p> : null}
      {host.reload && ofTab ? <Button onClick={host.reload}>Reload the page</Button> : null}
    </Message>
  );
}

/** Without the log preserved, an empty list may be that of a new page only. */
function EarlierPages({ access }: { readonly access: SettingsAccess }) {
  const { feed, tabId } = useStore();
  const { tokens, page } = feed.value;
  const settings = access.settings.value;
  if (settings.preserveLog || tabId === null) return null;
  const count = [...tokens.values()].filter(belongsToTab(tabId, page)).length;
  if (count === 0) return null;
  return (
    <>
      <p>
        {count === 1 ? '1 token' : `${count.toLocaleString()} tokens`} of earlier pages of this tab{' '}
        {count === 1 ? 'is' : 'are'} kept.
      </p>
      <Button onClick={() => access.change({ ...settings, preserveLog: true })}>
        Preserve the log
      </Button>
    </>
  );
}

function Message({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class={css['message']}>
      <h2 class={css['title']}>{title}</h2>
      {children}
    </div>
  );
}
