import { browser } from 'wxt/browser';
import { sitePattern } from '../page-access.ts';

/** What became of a request, as those who watch requests see it. */
export interface Witness {
  /** Whether there is anything that could be seen; not in every page, nor without access to the host. */
  readonly canSee: boolean;
  /** The last URL that an answer led to. */
  readonly redirectedTo: () => string | null;
  /** The browser's word for the failure; null where none comes soon. */
  readonly error: () => Promise<string | null>;
  readonly stop: () => void;
}

/** The word for a failure follows it by a few milliseconds. */
const SOON_MS = 400;

/** Watches the request of this document for a URL, from before it is made. */
export function watchOwnRequest(url: string): Witness {
  const pattern = sitePattern(url);
  // Not every page of ours is given this interface: Firefox has it not inside of developer tools.
  const { webRequest } = browser as Partial<typeof browser>;
  if (webRequest === undefined || pattern === null) return BLIND;
  let to: string | null = null;
  const failing = Promise.withResolvers<string | null>();
  const isOurs = (of: { readonly url: string }) => of.url === url || of.url === to;
  const onRedirect = (details: { readonly url: string; readonly redirectUrl: string }): void => {
    if (isOurs(details)) to = details.redirectUrl;
  };
  const onError = (details: { readonly url: string; readonly error: string }): void => {
    if (isOurs(details)) failing.resolve(details.error);
  };
  webRequest.onBeforeRedirect.addListener(onRedirect, { urls: [pattern] });
  // Where it was led to another host, this is told of there.
  webRequest.onErrorOccurred.addListener(onError, { urls: ['<all_urls>'] });
  return {
    canSee: true,
    redirectedTo: () => to,
    error() {
      setTimeout(() => failing.resolve(null), SOON_MS);
      return failing.promise;
    },
    stop() {
      webRequest.onBeforeRedirect.removeListener(onRedirect);
      webRequest.onErrorOccurred.removeListener(onError);
    },
  };
}

const BLIND: Witness = {
  canSee: false,
  redirectedTo: () => null,
  error: async () => null,
  stop: () => undefined,
};
