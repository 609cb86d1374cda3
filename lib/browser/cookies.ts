import { type Browser, browser } from 'wxt/browser';
import type { CookieAttributes } from '../http/set-cookie.ts';
import type { CookieMessage } from '../scan/message.ts';
import type { Switch } from './switch.ts';

type Cookie = Browser.cookies.Cookie;

/** Watches what enters the cookie jar, between `on` and `off`. */
export function watchCookies(onCookie: (message: CookieMessage) => void): Switch {
  const onChanged = ({ removed, cookie }: { removed: boolean; cookie: Cookie }): void => {
    if (!removed) onCookie(messageOf(cookie, Date.now()));
  };
  return {
    on: () => browser.cookies.onChanged.addListener(onChanged),
    off: () => browser.cookies.onChanged.removeListener(onChanged),
  };
}

/** What every cookie jar of the browser holds now, partitioned cookies and containers included. */
export async function readCookieJars(): Promise<readonly CookieMessage[]> {
  const stores = await browser.cookies.getAllCookieStores();
  const jars = await Promise.all(
    stores.map(({ id }) => browser.cookies.getAll({ storeId: id, partitionKey: {} })),
  );
  const at = Date.now();
  return jars.flat().map((cookie) => messageOf(cookie, at));
}

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
