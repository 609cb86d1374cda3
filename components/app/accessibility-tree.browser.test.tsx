// What a screen reader is told of the main states. The snapshots beside this file are read before they
// are changed: names, roles, their order, and whether what is heard is clear and short.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showState } from '../../tests/support/show-state.ts';

const everything = () => page.elementLocator(document.body);

test.each([
  ['the panel with a token selected', 'view=panel&select=access'],
  ['the panel while nothing was seen', 'view=panel&scene=empty'],
  ['the panel without access', 'view=panel&scene=no-access'],
  ['the panel that is paused', 'view=panel&scene=paused'],
  ['the popup', 'view=popup'],
  ['the popup with a token that is still sent', 'view=popup&scene=still-sent'],
  ['the page of settings', 'view=settings&scene=firefox-settings'],
  ['the welcome', 'view=welcome&no-access'],
])('%s', async (_name, query) => {
  await showState(query, query.startsWith('view=popup') ? 380 : 1_280, 600);
  await expect.element(everything()).toMatchAriaSnapshot();
});

test.each(['structure', 'sightings', 'findings', 'history'])(
  'the selected token, %s',
  async (tab) => {
    await showState(`view=panel&select=old-access&tab=${tab}`, 1_280, 600);
    await expect.element(page.getByRole('tabpanel')).toMatchAriaSnapshot();
  },
);

test.each([
  ['verified', 'scene=published&select=access'],
  ['changed', 'scene=published&select=tampered'],
  ['decrypted', 'scene=opened&select=nested'],
  ['with a proof', 'scene=published&select=proof'],
])('the verification of a token that is %s', async (_name, query) => {
  await showState(`view=panel&tab=verification&${query}`, 1_280, 600);
  await expect.element(page.getByRole('tabpanel')).toMatchAriaSnapshot();
});

test('the filter with what could stand there', async () => {
  await showState('view=panel&scene=still-sent&type=is:&key=ArrowDown', 1_280, 600);
  await expect.element(page.getByRole('combobox', { name: 'Filter' })).toMatchAriaSnapshot();
  await expect.element(page.getByRole('listbox')).toMatchAriaSnapshot();
});

test('an empty list that the filter hides', async () => {
  await showState('view=panel&filter=isuer:accounts', 1_280, 600);
  await expect.element(page.getByRole('main')).toMatchAriaSnapshot();
});

test.each([
  ['import', 'press=Import'],
  ['export', 'press=Export options'],
  ['settings', 'press=Settings'],
  ['how to filter', 'press=How to filter'],
  ['use a key', 'scene=signed&select=access&tab=verification&press=Use a key…&give=set'],
])('the dialog: %s', async (_name, press) => {
  await showState(`view=panel&${press}`, 1_280, 600);
  await expect.element(page.getByRole('dialog')).toMatchAriaSnapshot();
});

test('the dialog: keys', async () => {
  await showState('view=panel&select=access', 1_280, 600);
  await page.getByRole('button', { name: /keys$/ }).click();
  await expect.element(page.getByRole('dialog')).toMatchAriaSnapshot();
});
