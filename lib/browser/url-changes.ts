// URLs that a page shows without asking for them: a fragment that changed, and what the History
// interface put in the address bar.
import { type Browser, browser } from 'wxt/browser';
import type { NavigationMessage } from '../scan/message.ts';
import { LastUrls } from './last-urls.ts';
import type { Source } from './source.ts';

/** As far as it is read here; both browsers tell it, and neither whether the window is private. */
type Details = Pick<
  Browser.webNavigation.WebNavigationTransitionCallbackDetails,
  'tabId' | 'frameId' | 'url' | 'timeStamp'
>;

/**
 * Watches what pages make of their URLs. webRequest shows the URL of every navigation that is asked
 * for over the network, in Chromium also the fragment that a redirect brought.
 */
export function watchUrlChanges(onMessage: (message: NavigationMessage) => void): Source {
  const seen = new LastUrls();
  const onChange = ({ tabId, frameId, url, timeStamp }: Details): void => {
    if (!seen.isNew(tabId, frameId, url)) return;
    onMessage({ type: 'navigation', at: Math.round(timeStamp), tabId, frameId, url });
  };
  let listens = false;
  return {
    follow(plan) {
      const wanted = plan !== null;
      if (wanted === listens) return;
      listens = wanted;
      const { onReferenceFragmentUpdated, onHistoryStateUpdated } = browser.webNavigation;
      for (const event of [onReferenceFragmentUpdated, onHistoryStateUpdated]) {
        if (wanted) event.addListener(onChange);
        else event.removeListener(onChange);
      }
    },
  };
}
