import { browser } from 'wxt/browser';
import { App } from '../../components/app/App.tsx';
import { openStore } from '../../components/app/open-store.ts';
import { saveFile } from '../../components/app/save-file.ts';
import { show } from '../../components/app/show.tsx';
import { createPanelState } from '../../components/app/view-state.ts';
import { requestSiteAccess } from '../../lib/browser/access.ts';
import { followDevToolsTheme } from '../../lib/browser/devtools-theme.ts';
import { openFeedPort } from '../../lib/browser/feed-port.ts';

const { inspectedWindow } = browser.devtools;

followDevToolsTheme((theme) => {
  document.documentElement.dataset['theme'] = theme;
});

show(
  openStore(openFeedPort, inspectedWindow.tabId),
  <App
    state={createPanelState()}
    host={{
      // Not every browser gives this interface to pages inside DevTools.
      grantAccess: 'permissions' in browser ? requestSiteAccess : null,
      openInspector: null,
      reload: () => inspectedWindow.reload({}),
      saveFile,
    }}
  />,
);
