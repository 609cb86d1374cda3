import { browser } from 'wxt/browser';

/**
 * Asks the person for notifications, in the turn of a click.
 * @returns whether they were allowed; false too where the browser does not let this page ask
 */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] }).catch(() => false);
}
