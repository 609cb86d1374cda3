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

export interface UrlChanges extends Source {
  /** A tab was closed: what its frames showed is forgotten. */
  forgetTab(tabId: number): void;
  /** Forgets what any frame showed. */
  forget(): void;
}

/**
 * Watches what pages make of their URLs. webRequest shows the URL of every navigation that is asked
 * for over the network, in Chromium also the fragment that a redirect brought.
 */
export function watchUrlChanges(onMessage: (message: NavigationMessage) => void): UrlChanges {
  const seen = new LastUrls();
  const onChange = ({ tabId, frameId, url, timeStamp }: Details): void => {
    if (!seen.isNew(tabId, frameId, url)) return;
    onMessage({ type: 'navigation', at: Math.round(timeStamp), tabId, frameId, url });
  };
  // Another document: what it makes of its URL is new, even where it is what the last one made of its.
  const onCommitted = ({ tabId, frameId }: Details): void => seen.forgetFrame(tabId, frameId);
  let listens = false;
  return {
    follow(plan) {
      const wanted = plan !== null;
      if (wanted === listens) return;
      listens = wanted;
      const { webNavigation } = browser;
      const { onReferenceFragmentUpdated, onHistoryStateUpdated } = webNavigation;
      if (wanted) {
        onReferenceFragmentUpdated.addListener(onChange);
        onHistoryStateUpdated.addListener(onChange);
        webNavigation.onCommitted.addListener(onCommitted);
      } else {
        onReferenceFragmentUpdated.removeListener(onChange);
        onHistoryStateUpdated.removeListener(onChange);
        webNavigation.onCommitted.removeListener(onCommitted);
        // What changes meanwhile is not seen.
        seen.forgetAll();
      }
    },
    forgetTab: (tabId) => seen.forgetTab(tabId),
    forget: () => seen.forgetAll(),
  };
}
