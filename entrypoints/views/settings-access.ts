import { signal } from '@preact/signals';
import type { SettingsAccess } from '../../components/app/host.ts';
import { canAsk } from '../../lib/browser/access.ts';
import { requestNotifications } from '../../lib/browser/notification-permission.ts';
import { requestResponseBodies } from '../../lib/browser/response-tee.ts';
import { onSettingsChange, readSettings, writeSettings } from '../../lib/browser/settings-store.ts';
import { readStoredSettings } from '../../lib/settings/stored-settings.ts';

/** The settings as a page of ours reads and changes them, once they were read. */
export async function openSettingsAccess(): Promise<SettingsAccess> {
  const settings = signal(await readSettings(readStoredSettings));
  onSettingsChange(readStoredSettings, (next) => {
    settings.value = next;
  });
  return {
    settings,
    change(next) {
      const before = settings.peek();
      settings.value = next;
      // What could not be written is not chosen.
      writeSettings(next, before).catch(async () => {
        settings.value = await readSettings(readStoredSettings);
      });
    },
    allowNotifications: canAsk() ? requestNotifications : null,
    allowResponseBodies: import.meta.env.FIREFOX ? requestResponseBodies : null,
  };
}
