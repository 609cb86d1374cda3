// What a person sets about an extension on chrome://extensions, the only page that may change it.
import type { DrivenPage, SiteAccess } from './driven.ts';

type OpenPage = () => Promise<DrivenPage>;

/** Runs in the page of settings. What they are told comes true a moment later, or without effect. */
interface DeveloperPrivate {
  updateExtensionConfiguration(change: {
    readonly extensionId: string;
    readonly hostAccess: string;
  }): Promise<void>;
  addHostPermission(id: string, pattern: string): Promise<void>;
  removeHostPermission(id: string, pattern: string): Promise<void>;
  updateProfileConfiguration(change: { readonly inDeveloperMode: boolean }): Promise<void>;
  reload(id: string): Promise<unknown>;
  getExtensionInfo(id: string): Promise<{
    readonly permissions: {
      readonly runtimeHostPermissions?: {
        readonly hosts: readonly { readonly host: string; readonly granted: boolean }[];
      };
    };
  }>;
}

interface SettingsGlobal {
  readonly chrome: { readonly developerPrivate: DeveloperPrivate };
}

async function changeAccess(extensionId: string, patterns: readonly string[]): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as SettingsGlobal).chrome;
  const hostAccess = patterns.length === 0 ? 'ON_CLICK' : 'ON_SPECIFIC_SITES';
  await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess });
  const { permissions } = await developerPrivate.getExtensionInfo(extensionId);
  const granted = permissions.runtimeHostPermissions?.hosts.filter((host) => host.granted) ?? [];
  for (const { host } of granted) {
    if (!patterns.includes(host)) await developerPrivate.removeHostPermission(extensionId, host);
  }
  for (const pattern of patterns) await developerPrivate.addHostPermission(extensionId, pattern);
}

async function allowEverywhere(extensionId: string): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as SettingsGlobal).chrome;
  await developerPrivate.updateExtensionConfiguration({
    extensionId,
    hostAccess: 'ON_ALL_SITES',
  });
}

/** An unpacked extension starts again in developer mode only. */
async function reload(extensionId: string): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as SettingsGlobal).chrome;
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  await developerPrivate.reload(extensionId);
}

async function onSettings<T>(open: OpenPage, work: (page: DrivenPage) => Promise<T>): Promise<T> {
  const page = await open();
  try {
    await page.goto('chrome://extensions');
    return await work(page);
  } finally {
    await page.close();
  }
}

export function setChromiumAccess(open: OpenPage, id: string, access: SiteAccess): Promise<void> {
  return onSettings(open, (page) =>
    access === true
      ? page.evaluate(allowEverywhere, id)
      : page.evaluate(changeAccess, id, access === false ? [] : access),
  );
}

export function reloadInChromium(open: OpenPage, id: string): Promise<void> {
  return onSettings(open, (page) => page.evaluate(reload, id));
}
