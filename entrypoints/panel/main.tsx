import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { App } from '../../components/app/App.tsx';
import { openStore } from '../../components/app/open-store.ts';
import { rememberedState } from '../../components/app/remembered-layout.ts';
import { show } from '../../components/app/show.tsx';
import { followDevToolsTheme } from '../../lib/browser/devtools-theme.ts';
import { openFeedPort } from '../../lib/browser/feed-port.ts';
import { requestRevealer } from '../../lib/browser/reveal-request.ts';
import { QUERY_LANGUAGE } from '../../lib/view/query/language.ts';
import type { ShownTheme } from '../../lib/view/theme.ts';
import { keysOpener, openHost } from '../views/host.ts';
import { speakOnPage } from '../views/language.ts';
import { followThemeOnPage } from '../views/theme.ts';

speakOnPage('extensionName');

const { inspectedWindow } = browser.devtools;
const { tabId } = inspectedWindow;

const theme = signal<ShownTheme>(null);
followDevToolsTheme((shown) => {
  theme.value = shown;
  // Until the settings are read, lest it flashes.
  document.documentElement.dataset['theme'] = shown;
});

const host = await openHost();
followThemeOnPage(host.settings.settings, theme);

const store = openStore(() => openFeedPort(tabId), tabId, host.settings.settings, QUERY_LANGUAGE);

show(
  store,
  <App
    state={rememberedState(store.rows.sort, host.settings)}
    host={{
      ...host,
      openKeys: keysOpener(tabId),
      openInspector: null,
      revealRequest: requestRevealer(),
      reload: () => inspectedWindow.reload({}),
      reopen: null,
    }}
  />,
);
