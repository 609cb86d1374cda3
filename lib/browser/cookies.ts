import { type Browser, browser } from 'wxt/browser';
import type { CookieAttributes } from '../http/set-cookie.ts';
import type { CookieMessage } from '../scan/message.ts';
import type { Source } from './source.ts';

type Cookie = Browser.cookies.Cookie;

/** How Firefox names the store of its private windows; Chromium shows a worker only its own stores. */
const PRIVATE_STORE = 'firefox-private';

/** Watches what enters the cookie jars: those of containers and partitioned ones included. */
export function watchCookies(
  onCookie: (message: CookieMessage, isPrivate: boolean) => void,
): Source {
  const onChanged = ({ removed, cookie }: { removed: boolean; cookie: Cookie }): void => {
    if (!removed) onCookie(messageOf(cookie, Date.now()), cookie.storeId === PRIVATE_STORE);
  };
  let listens = false;
  return {
    follow(plan) {
      const wanted = plan !== null;
      if (wanted === listens) return;
      listens = wanted;
      if (wanted) browser.cookies.onChanged.addListener(onChanged);
      else browser.cookies.onChanged.removeListener(onChanged);
    },
  };
}

/**
 * What the cookie jars of the normal or of the private windows hold now. Both browsers name the jars
 * that some window uses; Firefox leaves out a container of which no tab is open, whose cookies are
 * seen when they are sent.
 */
export async function readCookieJars(isPrivate: boolean): Promise<readonly CookieMessage[]> {
  const stores = await browser.cookies.getAllCookieStores();
  const own = stores.filter(
    ({ id }) => !import.meta.env.FIREFOX || isPrivate === (id === PRIVATE_STORE),
  );
  const jars = await Promise.all(
    own.map(({ id }) => browser.cookies.getAll({ storeId: id, ...ALL_PARTS })),
  );
  const at = Date.now();
  return jars.flat().map((cookie) => messageOf(cookie, at));
}

/** Cookies of every partition; in a Firefox that isolates by first party, of every one of those. */
const ALL_PARTS = import.meta.env.FIREFOX
  ? { partitionKey: {}, firstPartyDomain: null }
  : { partitionKey: {} };

function messageOf(cookie: Cookie, at: number): CookieMessage {
  const { path, name, value } = cookie;
  const domain = cookie.domain.replace(/^\./, '');
  const store = cookie.storeId;
  const partition = cookie.partitionKey?.topLevelSite ?? null;
  const attributes = attributesOf(cookie);
  return { type: 'cookie', at, domain, path, name, value, attributes, store, partition };
}

function attributesOf(cookie: Cookie): CookieAttributes {
  const { domain, path, secure, httpOnly, sameSite, expirationDate, partitionKey } = cookie;
  return {
    domain: cookie.hostOnly ? null : domain.replace(/^\./, ''),
    path,
    secure,
    httpOnly,
    sameSite: SAME_SITE[sameSite] ?? null,
    partitioned: partitionKey !== undefined && partitionKey !== null,
    expiresAt: expirationDate === undefined ? null : expirationDate * 1000,
  };
}

/** What the browsers call it, in the words of the Set-Cookie line. */
const SAME_SITE: Readonly<Record<string, string>> = {
  no_restriction: 'none',
  lax: 'lax',
  strict: 'strict',
};
