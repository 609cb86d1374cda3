import { describe, expect, test } from 'vitest';
import { idleScript } from './idle-extension.ts';
import { registrationsOf } from './registrations.ts';

describe('what a background listens to', () => {
  test('is every listener with its filter and options, in order', async () => {
    const found = await registrationsOf(`
      const filter = { urls: ['<all_urls>'], types: ['image'] };
      chrome.webRequest.onSendHeaders.addListener(() => {}, filter, ['extraHeaders']);
      chrome.cookies.onChanged.addListener(() => {});
    `);
    expect(found).toEqual([
      {
        event: 'webRequest.onSendHeaders',
        options: [{ urls: ['<all_urls>'], types: ['image'] }, ['extraHeaders']],
      },
      { event: 'cookies.onChanged', options: [] },
    ]);
  });

  test('counts a listener once, as it was added last, and not when it was removed', async () => {
    const found = await registrationsOf(`
      const one = () => {};
      const two = () => {};
      chrome.tabs.onUpdated.addListener(one);
      chrome.webRequest.onCompleted.addListener(two, { urls: [] });
      chrome.webRequest.onCompleted.addListener(two, { urls: ['*://a.example/*'] });
      chrome.tabs.onUpdated.removeListener(one);
    `);
    expect(found).toEqual([
      { event: 'webRequest.onCompleted', options: [{ urls: ['*://a.example/*'] }] },
    ]);
  });

  test('is what it listens to once it has read its store, by promise or by callback', async () => {
    const found = await registrationsOf(`
      chrome.storage.session.get(null).then((rows) => {
        if (!rows.paused) chrome.tabs.onRemoved.addListener(() => {});
      });
      chrome.permissions.contains({}, (granted) => {
        if (granted && !chrome.runtime.lastError) chrome.tabs.onActivated.addListener(() => {});
      });
    `);
    expect(found.map(({ event }) => event).sort()).toEqual(['tabs.onActivated', 'tabs.onRemoved']);
  });

  test('is found also in one that first chooses its language', async () => {
    const found = await registrationsOf(`
      const language = chrome.i18n.getMessage('language');
      const own = chrome.i18n.getUILanguage().split('-')[0];
      new Intl.NumberFormat(own === language ? own : language);
      chrome.tabs.onRemoved.addListener(() => {});
    `);
    expect(found.map(({ event }) => event)).toEqual(['tabs.onRemoved']);
  });

  test('is written down as the same listeners, empty', async () => {
    const found = [
      { event: 'webRequest.onSendHeaders', options: [{ urls: ['<all_urls>'] }, ['extraHeaders']] },
      { event: 'cookies.onChanged', options: [] },
    ];
    expect(await registrationsOf(idleScript(found))).toEqual(found);
  });
});
