import { browser } from 'wxt/browser';
import { openStore } from '../../components/app/open-store.ts';
import { show } from '../../components/app/show.tsx';
import { DRAWING, Popup } from '../../components/popup/Popup.tsx';
import { openFeedPort } from '../../lib/browser/feed-port.ts';
import { currentTab } from '../../lib/browser/tabs.ts';
import { askedTab, keysOpener, openHost } from '../views/host.ts';
import { speakOnPage } from '../views/language.ts';
import { followThemeOnPage } from '../views/theme.ts';

speakOnPage('extensionName');

// `?tab=12` stands in for the current tab where the popup is opened as a page.
const [host, tabId] = await Promise.all([openHost(), askedTab() ?? currentTab()]);
followThemeOnPage(host.settings.settings);

async function openInspector(): Promise<void> {
  const query = tabId === null ? '' : `?tab=${tabId}`;
  await browser.tabs.create({ url: `${browser.runtime.getURL('/inspector.html')}${query}` });
  close();
}

show(
  openStore(() => openFeedPort(tabId), tabId, host.settings.settings, undefined, DRAWING),
  <Popup
    host={{
      ...host,
      openKeys: keysOpener(tabId),
      openInspector,
      revealRequest: null,
      reload: tabId === null ? null : () => void browser.tabs.reload(tabId),
      reopen: () => location.reload(),
    }}
  />,
);
