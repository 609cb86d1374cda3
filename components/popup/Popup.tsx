import { useRef } from 'preact/hooks';
import { obstacleWords } from '../../lib/view/obstacle.ts';
import { say } from '../../lib/words/say.ts';
import { EmptyState, Message } from '../app/EmptyState.tsx';
import type { Host } from '../app/host.ts';
import { useObstacle, useObstacleNews } from '../app/obstacle.ts';
import { useStore } from '../app/store-context.ts';
import { VeiledView } from '../app/veil.tsx';
import { WatchNotice } from '../app/WatchNotice.tsx';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { LiveRegion } from '../primitives/LiveRegion.tsx';
import { onDemand, useOnDemand } from '../primitives/on-demand.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Popup.module.css';
import { onPopupKey } from './popup-keys.ts';

/** What draws tokens: on its way while the page is drawn and connects, as is what makes them (open-store.ts). */
const TOKENS = onDemand(() => import('./PopupTokens.tsx'));
export const DRAWING = TOKENS.load();

/** What signs somebody in on the current tab, most urgent first. */
export function Popup({ host }: { readonly host: Host }) {
  const { rows, announcer, copy } = useStore();
  useObstacleNews();
  const entries = rows.shown.value;
  const tokens = useOnDemand(TOKENS, true);
  const main = useRef<HTMLElement>(null);
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
          ) : typeof tokens === 'object' ? (
            <tokens.PopupTokens entries={entries} />
          ) : tokens === 'failed' ? (
            <div class={css['empty']}>
              <Message title={say('part_failed')} />
            </div>
          ) : null}
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
