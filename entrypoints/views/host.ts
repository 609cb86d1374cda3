import { browser } from 'wxt/browser';
import type { Host } from '../../components/app/host.ts';
import type { KeyAccess } from '../../components/app/key-access.ts';
import { saveFile } from '../../components/app/save-file.ts';
import { canAsk, requestAccess } from '../../lib/browser/access.ts';
import { openSettingsAccess } from './settings-access.ts';

/** What every page of ours can do, wherever it stands. */
export async function openHost(): Promise<
  Pick<Host, 'grantAccess' | 'openSettings' | 'saveFile' | 'settings'>
> {
  return {
    grantAccess: canAsk() ? (which, url) => requestAccess(which === 'site' ? url : null) : null,
    openSettings: () => void browser.runtime.openOptionsPage(),
    saveFile,
    settings: await openSettingsAccess(),
  };
}

/**
 * Opens the keys of the session when they are first asked for.
 * @param tabId the tab that the view was opened for, or null
 */
export function keysOpener(tabId: number | null): Host['openKeys'] {
  let keys: Promise<KeyAccess> | null = null;
  return () => {
    keys ??= import('./keys.ts').then(({ openKeys }) => openKeys(tabId));
    return keys;
  };
}

/** The tab in a page's own address: `?tab=12`. Null where it names none. */
export function askedTab(): number | null {
  const asked = new URLSearchParams(location.search).get('tab') ?? '';
  return /^\d{1,15}$/.test(asked) ? Number(asked) : null;
}
