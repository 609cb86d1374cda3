// A notification of the browser before a watched token expires. Chromium lets only a person give the
// permission for it, so that it is played in Firefox.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { until } from '../../scripts/drive/wait.ts';
import { inSeconds, jwt } from '../support/jwt.ts';
import { type Site, startSite } from '../support/site.ts';
import { openRig, type Rig } from './rig.ts';

/** Has an hour to live and a little more than four minutes left. */
const TOKEN = jwt({
  iss: 'https://issuer.example',
  sub: 'ada',
  scope: 'orders:read',
  iat: inSeconds(-3_350),
  exp: inSeconds(250),
});

async function send(token: string): Promise<number> {
  return (await fetch('/api', { headers: { authorization: `Bearer ${token}` } })).status;
}

interface NoticesGlobal {
  readonly browser: {
    readonly notifications: {
      readonly onClosed: { addListener(listener: (name: string) => void): void };
    };
  };
  notices?: string[];
}

/** Runs in the inspector: notes every notification. Without a screen, Firefox closes each at once. */
async function noteNotices(): Promise<null> {
  const page = globalThis as unknown as NoticesGlobal;
  const notices: string[] = [];
  page.notices = notices;
  page.browser.notifications.onClosed.addListener((name) => notices.push(name));
  return null;
}

/** Runs in the inspector. */
async function notices(): Promise<readonly string[]> {
  return (globalThis as unknown as NoticesGlobal).notices ?? [];
}

let site: Site;
let rig: Rig;

beforeAll(async () => {
  site = await startSite({ '/': '<!doctype html><title>page</title>' });
  rig = await openRig('firefox');
  await rig.browser.grantPermissions(['notifications']);
  await rig.changeSettings({ warnings: { ...DEFAULT_SETTINGS.warnings, notify: true } });
  await rig.page.goto(`${site.origin()}/`);
});
afterAll(async () => {
  await rig?.close();
  await site?.close();
});

test('a watched token is told of once, also by a background that was stopped meanwhile', async () => {
  await rig.page.evaluate(send, TOKEN);
  const { record } = await rig.seen(TOKEN);
  await rig.inspector.evaluate(noteNotices);
  await rig.tell({ type: 'remind', id: record.id, on: true });
  const shown = () => rig.inspector.evaluate(notices);
  await until(async () => (await shown()).length > 0, 'a notification');
  await rig.browser.stopBackground();
  await rig.page.evaluate(send, TOKEN);
  await rig.seen(TOKEN, 2);
  expect((await rig.look()).watch.reminders).toEqual([record.id]);
  // What is due is looked at with every change, so a second one would have come with this.
  await rig.marked();
  expect(await shown()).toEqual([`expiry ${record.id}`]);
});
