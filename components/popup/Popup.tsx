import { useRef, useState } from 'preact/hooks';
import { type Entry, isOver } from '../../lib/view/entry.ts';
import { obstacleWords } from '../../lib/view/obstacle.ts';
import { summarize } from '../../lib/view/summary.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import type { Host } from '../app/host.ts';
import { useObstacle, useObstacleNews } from '../app/obstacle.ts';
import { useStore } from '../app/store-context.ts';
import { VeiledToken, VeiledView } from '../app/veil.tsx';
import { WatchNotice } from '../app/WatchNotice.tsx';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { LiveRegion } from '../primitives/LiveRegion.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { ExpiredCard } from './ExpiredCard.tsx';
import css from './Popup.module.css';
import { onPopupKey } from './popup-keys.ts';
import { TokenCard } from './TokenCard.tsx';

/** Cards that are laid out at once, so that the popup opens instantly, and more of them when asked for. */
const FIRST_CARDS = 12;
const MORE_CARDS = 50;

/** What signs somebody in on the current tab, most urgent first. */
export function Popup({ host }: { readonly host: Host }) {
  const { rows, now, announcer, scoped, feed, copy } = useStore();
  const { obstacle } = useObstacle();
  useObstacleNews();
  const entries = rows.shown.value;
  const [shown, setShown] = useState(FIRST_CARDS);
  const cards = entries.slice(0, shown);
  const more = entries.length - cards.length;
  const loading = feed.value.loading !== null;
  const completeness = obstacle !== null ? 'before' : loading ? 'loading' : 'all';
  const main = useRef<HTMLElement>(null);
  const isHistory = (entry: Entry) => isOver(entry, now.value) && !entry.stillSent;
  return (
    <VeiledView>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for what has its own controls */}
      <div
        class={css['popup']}
        onKeyDown={(event: KeyboardEvent) =>
          onPopupKey(event, {
            copy: (id, form) => {
              const entry = entries.find((one) => one.id === id);
              if (entry) void copy(entry, form);
            },
          })
        }
      >
        <PopupHeader />
        <WatchNotice host={host} focusAfter={main} />
        <main class={css['main']} tabIndex={-1} ref={main}>
          {entries.length === 0 ? (
            <div class={css['empty']}>
              <EmptyState host={host} focusAfter={main} />
            </div>
          ) : (
            <>
              <p class={css['summary']}>
                {summarize(scoped.value, now.value, completeness).map(({ text, style }, index) => (
                  <span key={index} data-style={style}>
                    <SafeText>{text}</SafeText>
                  </span>
                ))}
              </p>
              <ul aria-label={say('list_label')}>
                {cards.map((entry, index) => (
                  <VeiledToken key={entry.id} entry={entry}>
                    {isHistory(entry) ? (
                      <ExpiredCard entry={entry} />
                    ) : (
                      <TokenCard entry={entry} first={index === 0} />
                    )}
                  </VeiledToken>
                ))}
              </ul>
              {more > 0 ? (
                <p class={css['more']}>
                  <Button look="link" onClick={() => setShown(shown + MORE_CARDS)}>
                    {sayCounted('popup_show_more', Math.min(more, MORE_CARDS))}
                  </Button>{' '}
                  · {sayCounted('popup_more', more)}
                </p>
              ) : null}
            </>
          )}
        </main>
        <PopupFooter host={host} />
        <LiveRegion text={announcer.text} />
      </div>
    </VeiledView>
  );
}

function PopupHeader() {
  const { feed, host, pause } = useStore();
  const { obstacle } = useObstacle();
  const { paused, isPrivate } = feed.value.watch;
  const blind = obstacle !== null;
  return (
    <header class={css['header']}>
      <span class={css['dot']} data-paused={blind}>
        <Icon name={blind ? 'unbounded' : 'record'} />
      </span>
      <h1 class={`${css['host']} own-direction`} title={host.value ?? ''}>
        {host.value === null ? say('popup_this_tab') : <SafeText>{host.value}</SafeText>}
      </h1>
      <span class={css['state']}>
        {useWatchState()}
        {isPrivate ? ` · ${say('popup_private')}` : ''}
      </span>
      <Button onClick={() => pause(!paused)}>
        {say(paused ? 'watch_resume_short' : 'watch_pause_short')}
      </Button>
    </header>
  );
}

/** What Bearerscope does on this tab, in a word or two. */
function useWatchState(): string {
  const { connected, watch } = useStore().feed.value;
  const { obstacle, ofTab } = useObstacle();
  if (obstacle !== null) return obstacleWords(obstacle, ofTab).short;
  if (!connected) return say('popup_connecting');
  return say(watch.access === 'some-sites' ? 'popup_watching_site' : 'popup_watching');
}

function PopupFooter({ host: { openInspector, openSettings } }: { readonly host: Host }) {
  const notice = useStore().notices.current.value;
  return (
    <footer class={css['footer']}>
      {openInspector ? (
        <Button onClick={openInspector}>
          {say('popup_open_inspector')}
          <Icon name="outside" />
        </Button>
      ) : null}
      <span class={css['note']} data-tone={notice?.tone}>
        {notice?.text ?? say('popup_memory')}
      </span>
      {openSettings ? (
        <Button
          look="quiet"
          aria-label={say('settings')}
          title={say('settings')}
          onClick={openSettings}
        >
          <Icon name="settings" />
        </Button>
      ) : null}
    </footer>
  );
}
