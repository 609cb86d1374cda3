// A page of the gallery: `?view=panel|popup|settings&scene=ordinary&theme=dark&select=access&tab=structure`.
// `&type=iss:` types into the filter, `&key=ArrowDown` presses a key, `&lang=de` speaks another language,
// `&dir=rtl` runs from right to left. Without a view, the list of all.
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
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { WelcomePage } from '../../components/welcome/WelcomePage.tsx';
import type { WatchState } from '../../lib/feed/messages.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import { speakGerman } from '../../scripts/speak.ts';
import '../../components/styles/tokens.css';
import '../../components/styles/base.css';
import { createFakeView } from './fake-view.ts';
import { handOver } from './hand-over.ts';
import { SCENES } from './scenes.ts';
import { SHOTS } from './shots.ts';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;
if (query.get('lang') === 'de') speakGerman();
document.documentElement.dir = query.get('dir') ?? 'ltr';

render(query.has('view') ? view() : <Contents />, document.body);

const frame = () => new Promise(requestAnimationFrame);

// One frame in which the list learns its height, one in which its rows are painted, and then whatever
// a reader would press: `press=Settings`, once for every button of that name.
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
await frame();
const typed = query.get('type');
const filter = document.querySelector<HTMLInputElement>('input[role=combobox]');
if (typed !== null && filter) {
  filter.focus();
  filter.value = typed;
  filter.dispatchEvent(new Event('input', { bubbles: true }));
  await frame();
}
const keys = query.getAll('key');
for (const key of keys) {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await frame();
}
await frame();
await handOver(query);
document.documentElement.dataset['ready'] = 'true';

/** Waits for what is loaded only when it is shown. */
async function loaded(): Promise<void> {
  while (document.querySelector('[aria-busy=true]')) await frame();
  await frame();
}

/** The button, or the label of a choice, that is called so. */
function pressable(name: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('button, label, summary')].find(
    (one) => (one.ariaLabel ?? one.textContent) === name,
  );
}

function view(): ComponentChildren {
  const { store, host } = createFakeView(SCENES[query.get('scene') ?? 'ordinary']?.());
  const state = createPanelState();
  const selected = query.get('select');
  if (selected) store.rows.selectedId.value = selected as TokenId;
  const tab = query.get('tab');
  if (tab) state.detail.tab.value = tab as DetailTab;
  state.detail.raw.value = query.has('raw');
  const filter = query.get('filter');
  if (filter) store.rows.filter.value = { ...store.rows.filter.value, text: filter };
  return <StoreProvider value={store}>{shown(query.get('view'), host, state)}</StoreProvider>;
}

function shown(name: string | null, host: Host, state: PanelState): ComponentChildren {
  if (name === 'popup') return <Popup host={host} />;
  if (name === 'welcome') return welcome();
  if (name === 'settings') return <SettingsPage access={host.settings} />;
  return <App host={host} state={state} />;
}

function welcome(): ComponentChildren {
  const access = signal<WatchState['access']>(query.has('no-access') ? 'nowhere' : 'everywhere');
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

function Contents() {
  return (
    <main style={{ padding: '16px' }}>
      <h1>Bearerscope gallery</h1>
      <ul>
        {SHOTS.map(({ name, query }) => (
          <li key={name}>
            <a href={`?${query}`}>{name}</a> · <a href={`?${query}&theme=light`}>light</a> ·{' '}
            <a href={`?${query}&theme=dark`}>dark</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
