import { browser } from 'wxt/browser';
import { App } from '../../components/app/App.tsx';
import { openStore } from '../../components/app/open-store.ts';
import { show } from '../../components/app/show.tsx';
import { createPanelState } from '../../components/app/view-state.ts';
import { followDevToolsTheme } from '../../lib/browser/devtools-theme.ts';
import { openFeedPort } from '../../lib/browser/feed-port.ts';
import { openHost } from '../views/host.ts';
import { speakOnPage } from '../views/language.ts';

speakOnPage('extensionName');

const { inspectedWindow } = browser.devtools;
const { tabId } = inspectedWindow;

followDevToolsTheme((theme) => {
  document.documentElement.dataset['theme'] = theme;
});

const host = await openHost();

show(
  openStore(() => openFeedPort(tabId), tabId, host.settings.settings),
  <App
    state={createPanelState()}
    host={{
      ...host,
      openInspector: null,
      reload: () => inspectedWindow.reload({}),
      reopen: null,
    }}
  />,
);
