// What a query of the gallery shows: `view=panel|popup|settings|welcome&scene=ordinary&select=access&tab=structure`.
// `&press=Settings` presses what is called so, `&type=iss:` types into the filter, `&key=ArrowDown`
// presses a key, `&lang=de` speaks another language, `&dir=rtl` runs from right to left.
import { signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { App } from '../../components/app/App.tsx';
import type { Host } from '../../components/app/host.ts';
import { StoreProvider } from '../../components/app/store-context.ts';
import {
  createPanelState,
  type DetailTab,
  type PanelState,
} from '../../components/app/view-state.ts';
import { Popup } from '../../components/popup/Popup.tsx';
import { loadAll } from '../../components/primitives/on-demand.ts';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { WelcomePage } from '../../components/welcome/WelcomePage.tsx';
import type { WatchState } from '../../lib/feed/messages.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import { speakEnglish, speakGerman } from '../../scripts/speak.ts';
import { createFakeView } from './fake-view.ts';
import { handOver } from './hand-over.ts';
import { SCENES } from './scenes.ts';

const frame = () => new Promise(requestAnimationFrame);

export interface Staged {
  /** When what a reader would do was done and is painted. */
  readonly ready: Promise<void>;
  /** Takes it away again. */
  readonly end: () => void;
}

/**
 * Shows a state.
 * @param root empty
 */
export function stage(query: URLSearchParams, root: HTMLElement): Staged {
  if (query.get('lang') === 'de') speakGerman();
  else speakEnglish();
  const { documentElement } = document;
  documentElement.lang = query.get('lang') ?? 'en';
  documentElement.dir = query.get('dir') ?? 'ltr';
  const { store, host } = createFakeView(SCENES[query.get('scene') ?? 'ordinary']?.());
  const state = panelState(query, store);
  render(<StoreProvider value={store}>{shown(query, host, state)}</StoreProvider>, root);
  const end = () => {
    render(null, root);
    store.close();
  };
  return { ready: act(query), end };
}

function panelState(query: URLSearchParams, { rows }: ReturnType<typeof createFakeView>['store']) {
  const state = createPanelState();
  const selected = query.get('select');
  if (selected) rows.selectedId.value = selected as TokenId;
  const tab = query.get('tab');
  if (tab) state.detail.tab.value = tab as DetailTab;
  state.detail.raw.value = query.has('raw');
  const filter = query.get('filter');
  if (filter) rows.filter.value = { ...rows.filter.value, text: filter };
  return state;
}

function shown(query: URLSearchParams, host: Host, state: PanelState): ComponentChildren {
  const view = query.get('view');
  if (view === 'popup') return <Popup host={host} />;
  if (view === 'welcome') return welcome(query.has('no-access') ? 'nowhere' : 'everywhere');
  if (view === 'settings') return <SettingsPage access={host.settings} />;
  return <App host={host} state={state} />;
}

function welcome(at: WatchState['access']): ComponentChildren {
  const access = signal(at);
  const allowEverywhere = async () => {
    access.value = 'everywhere';
    return true;
  };
  const nothing = () => undefined;
  return (
    <WelcomePage
      access={access}
      host={{ allowEverywhere, openInspector: nothing, openSettings: nothing }}
    />
  );
}

async function act(query: URLSearchParams): Promise<void> {
  // One frame in which the list learns its height, one in which its rows are painted.
  await frame();
  await frame();
  await loaded();
  for (const name of query.getAll('press')) {
    // What is loaded on demand needs a moment.
    for (let turn = 0; turn < 60 && !pressable(name); turn++) await frame();
    pressable(name)?.click();
    await frame();
    await loaded();
  }
  const typed = query.get('type');
  if (typed !== null) {
    // Keys would be lost on a completion that is still to come.
    await loadAll();
    await type(typed);
  }
  for (const key of query.getAll('key')) {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await frame();
  }
  await frame();
  await handOver(query);
}

async function type(text: string): Promise<void> {
  const filter = document.querySelector<HTMLInputElement>('input[role=combobox]');
  if (!filter) return;
  filter.focus();
  filter.value = text;
  filter.dispatchEvent(new Event('input', { bubbles: true }));
  await frame();
}

/** Waits for what is loaded only when it is shown; what a press has begun may go on. */
async function loaded(): Promise<void> {
  while (document.querySelector('[aria-busy=true]:not(button)')) await frame();
  await frame();
}

/** The button, the label of a choice or the disclosure that is called so. */
function pressable(name: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('button, label, summary')].find(
    (one) => (one.ariaLabel ?? one.textContent) === name,
  );
}
