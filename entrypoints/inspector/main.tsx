import { browser } from 'wxt/browser';
import { App } from '../../components/app/App.tsx';
import { openStore } from '../../components/app/open-store.ts';
import { saveFile } from '../../components/app/save-file.ts';
import { show } from '../../components/app/show.tsx';
import { createPanelState } from '../../components/app/view-state.ts';
import { requestSiteAccess } from '../../lib/browser/access.ts';
import { openFeedPort } from '../../lib/browser/feed-port.ts';

// `?tab=12` makes it the inspector of one tab; without it all tabs are shown.
const asked = new URLSearchParams(location.search).get('tab') ?? '';
const tabId = /^\d+$/.test(asked) ? Number(asked) : null;

show(
  openStore(openFeedPort, tabId),
  <App
    state={createPanelState()}
    host={{
      grantAccess: requestSiteAccess,
      openInspector: null,
      reload: tabId === null ? null : () => void browser.tabs.reload(tabId),
      saveFile,
    }}
  />,
);
