import { browser } from 'wxt/browser';
import { App } from '../../components/app/App.tsx';
import { openStore } from '../../components/app/open-store.ts';
import { rememberedState } from '../../components/app/remembered-layout.ts';
import { show } from '../../components/app/show.tsx';
import { openFeedPort } from '../../lib/browser/feed-port.ts';
import { QUERY_LANGUAGE } from '../../lib/view/query/language.ts';
import { askedTab, keysOpener, openHost } from '../views/host.ts';
import { speakOnPage } from '../views/language.ts';
import { followThemeOnPage } from '../views/theme.ts';

speakOnPage('inspector_title');

// `?tab=12` makes it the inspector of one tab; without it all tabs are shown.
const tabId = askedTab();
const host = await openHost();
followThemeOnPage(host.settings.settings);

const store = openStore(() => openFeedPort(tabId), tabId, host.settings.settings, QUERY_LANGUAGE);

show(
  store,
  <App
    state={rememberedState(store.rows.sort, host.settings)}
    host={{
      ...host,
      openKeys: keysOpener(tabId),
      openInspector: null,
      revealRequest: null,
      reload: tabId === null ? null : () => void browser.tabs.reload(tabId),
      reopen: () => location.reload(),
    }}
  />,
);
