import { browser } from 'wxt/browser';
import type { TabState } from '../judge/badge.ts';
import { say, sayCounted } from '../words/say.ts';

/** Colours hold a contrast of at least 4.5:1 against the badge's white text. */
const AMBER = '#9a5b00';
const RED = '#b3261e';

const LOOKS = {
  calm: () => ({ text: '', colour: AMBER, title: say('extensionName') }),
  expiring: ({ minutes }: { minutes: number }) => ({
    text: say('badge_minutes', { minutes }),
    colour: AMBER,
    title: sayCounted('badge_expiring', minutes),
  }),
  'expired-but-sent': () => ({
    text: '!',
    colour: RED,
    title: say('badge_still_sent'),
  }),
} as const;

/** Shows a tab's state on the toolbar button. A tab that was closed meanwhile is no error. */
export async function showBadge(tabId: number, state: TabState): Promise<void> {
  const { text, colour, title } =
    state.state === 'expiring' ? LOOKS.expiring(state) : LOOKS[state.state]();
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setTitle({ tabId, title }),
  ]).catch(() => undefined);
}
