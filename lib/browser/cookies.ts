import { type Browser, browser } from 'wxt/browser';
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

function messageOf({ domain, path, secure, name, value }: Cookie, at: number): CookieMessage {
  return { type: 'cookie', at, domain: domain.replace(/^\./, ''), path, secure, name, value };
}
