import { browser } from 'wxt/browser';
import type { Host } from '../../components/app/host.ts';
import type { KeyAccess } from '../../components/app/key-access.ts';
import { saveFile } from '../../components/app/save-file.ts';
import { requestAccess } from '../../lib/browser/access.ts';
import { openSettingsAccess } from './settings-access.ts';

/** What every page of ours can do, wherever it stands. */
export async function openHost(): Promise<
  Pick<Host, 'grantAccess' | 'openKeys' | 'openSettings' | 'saveFile' | 'settings'>
> {
  let keys: Promise<KeyAccess> | null = null;
  return {
    // Not every browser gives this interface to pages inside DevTools.
    grantAccess:
      'permissions' in browser
        ? (which, url) => requestAccess(which === 'site' ? url : null)
        : null,
    openKeys: () => (keys ??= import('./keys.ts').then(({ openKeys }) => openKeys())),
    openSettings: () => void browser.runtime.openOptionsPage(),
    saveFile,
    settings: await openSettingsAccess(),
  };
}

/** The tab in a page's own address: `?tab=12`. Null where it names none. */
export function askedTab(): number | null {
  const asked = new URLSearchParams(location.search).get('tab') ?? '';
  return /^\d{1,15}$/.test(asked) ? Number(asked) : null;
}
