import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { belongsToTab } from '../../lib/feed/page-tokens.ts';
import { isOpen } from '../../lib/view/filter.ts';
import { nothingYetSentence, obstacleWords } from '../../lib/view/obstacle.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { useKeepFocus } from '../primitives/keep-focus.ts';
import css from './EmptyState.module.css';
import type { Host, SettingsAccess } from './host.ts';
import { useObstacle } from './obstacle.ts';
import { useStore } from './store-context.ts';
import { WatchActions } from './WatchActions.tsx';

interface EmptyStateProps {
  readonly host: Host;
  /** Has the focus when the button that had it goes away with its message. */
  readonly focusAfter: RefObject<HTMLElement | null>;
  /** What is said where the filter hides all that there is; nothing in a view without one. */
  readonly filteredOut?: ComponentChildren;
}

/** Why the list is empty, and what to do about it. */
export function EmptyState({ host, focusAfter, filteredOut }: EmptyStateProps) {
  const { rows, scoped, feed, failed, scope } = useStore();
  const { obstacle, ofTab } = useObstacle();
  const { connected, loading } = feed.value;

  if (scoped.value.length > 0 && !isOpen(rows.filter.value)) return filteredOut ?? null;
  if (!connected && obstacle !== 'reloaded') {
    return <Message title={say('empty_connecting')} />;
  }
  if (failed.value) return <Message title={say('part_failed')} />;
  if (loading !== null) return <Loading {...loading} />;
  if (scope.value === 'imported') {
    return (
      <Message title={say('import_empty')}>
        <p>{say('import_empty_sentence')}</p>
      </Message>
    );
  }
  if (obstacle === null) return <NothingYet host={host} focusAfter={focusAfter} />;
  const { title, sentence } = obstacleWords(obstacle, ofTab);
  return (
    <Message key={obstacle} title={title} focusAfter={focusAfter}>
      <p>{sentence}</p>
      <div class={css['actions']}>
        <WatchActions host={host} obstacle={obstacle} prominent />
      </div>
    </Message>
  );
}

/** While the tokens that are known arrive, the most relevant first. */
function Loading({ received, total }: { readonly received: number; readonly total: number }) {
  const title = sayCounted('loading_tokens', total, { received });
  return (
    <Message title={title}>
      <progress
        class={css['progress']}
        aria-label={say('loading_label')}
        max={total}
        value={received}
      />
    </Message>
  );
}

/** Bearerscope sees the traffic, and none of it has carried a token. */
function NothingYet({ host, focusAfter }: EmptyStateProps) {
  const { feed, now } = useStore();
  const { ofTab } = useObstacle();
  const { watch, page } = feed.value;
  const { mode, only } = host.settings.settings.value.sites;
  return (
    <Message title={say('empty_watching')} focusAfter={focusAfter}>
      <p>{nothingYetSentence(watch.since, ofTab ? page : null, now.value)}</p>
      {mode === 'only-listed' && !ofTab ? (
        <p>
          {only.length === 0
            ? say('empty_none_listed')
            : sayCounted('empty_only_listed', only.length)}
        </p>
      ) : null}
      {ofTab ? <EarlierPages access={host.settings} /> : null}
      {watch.isPrivate ? <p>{say('empty_private')}</p> : null}
      {host.reload && ofTab ? <Button onClick={host.reload}>{say('empty_reload')}</Button> : null}
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
      <p>{sayCounted('empty_earlier_pages', count)}</p>
      <Button onClick={() => access.change({ ...settings, preserveLog: true })}>
        {say('empty_preserve_log')}
      </Button>
    </>
  );
}

interface MessageProps {
  readonly title: string;
  readonly focusAfter?: RefObject<HTMLElement | null>;
  readonly children?: ComponentChildren;
}

export function Message({ title, focusAfter, children }: MessageProps) {
  const message = useRef<HTMLDivElement>(null);
  useKeepFocus(message, () => focusAfter?.current?.focus());
  return (
    <div class={css['message']} ref={message}>
      <h2 class={css['title']}>{title}</h2>
      {children}
    </div>
  );
}
