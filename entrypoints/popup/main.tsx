import { browser } from 'wxt/browser';
import { openStore } from '../../components/app/open-store.ts';
import { saveFile } from '../../components/app/save-file.ts';
import { show } from '../../components/app/show.tsx';
import { Popup } from '../../components/popup/Popup.tsx';
import { requestSiteAccess } from '../../lib/browser/access.ts';
import { openFeedPort } from '../../lib/browser/feed-port.ts';
import { currentTab } from '../../lib/browser/tabs.ts';

// `?tab=12` stands in for the current tab where the popup is opened as a page.
const asked = new URLSearchParams(location.search).get('tab') ?? '';
const tabId = /^\d+$/.test(asked) ? Number(asked) : await currentTab();

async function openInspector(): Promise<void> {
  const query = tabId === null ? '' : `?tab=${tabId}`;
  await browser.tabs.create({ url: `${browser.runtime.getURL('/inspector.html')}${query}` });
  close();
}

show(
  openStore(openFeedPort, tabId),
  <Popup
    host={{
      grantAccess: requestSiteAccess,
      openInspector,
      reload: tabId === null ? null : () => void browser.tabs.reload(tabId),
      saveFile,
    }}
  />,
);
