import { browser } from 'wxt/browser';

/** Calls back when one of these alarms rings; belongs to the first turn of the background script. */
export function onAlarm(names: readonly string[], ring: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (names.includes(name)) ring();
  });
}
