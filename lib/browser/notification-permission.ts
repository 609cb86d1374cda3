import { browser } from 'wxt/browser';

/**
 * Asks the person for notifications, in the turn of a click.
 * @returns whether they were allowed
 */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}
