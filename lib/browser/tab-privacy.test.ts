import { expect, test } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { TabPrivacy } from './tab-privacy.ts';

function asking(tabs: ReadonlyMap<number, boolean | null>) {
  const asked: number[] = [];
  const used: boolean[] = [];
  const privacy = new TabPrivacy(async (tabId) => {
    asked.push(tabId);
    return tabs.get(tabId) ?? null;
  });
  return { privacy, asked, used, use: (isPrivate: boolean) => void used.push(isPrivate) };
}

test('where there is nothing to ask, the answer is there at once', () => {
  const used: boolean[] = [];
  new TabPrivacy(null).with(7, (isPrivate) => used.push(isPrivate));
  expect(used).toEqual([false]);
});

test('the browser is asked once for a tab', async () => {
  const { privacy, asked, used, use } = asking(new Map([[7, true]]));
  privacy.with(7, use);
  await settled();
  privacy.with(7, use);
  expect(used).toEqual([true, true]);
  expect(asked).toEqual([7]);
});

test('what an event told of a tab holds when the tab has gone', () => {
  const { privacy, asked, used, use } = asking(new Map());
  privacy.note(7, true);
  privacy.note(8, false);
  privacy.note(null, false);
  privacy.with(7, use);
  privacy.with(8, use);
  expect(used).toEqual([true, false]);
  expect(asked).toEqual([]);
});

test('a tab that has gone untold is not taken for a normal one', async () => {
  const { privacy, used, use } = asking(new Map());
  privacy.with(7, use);
  await settled();
  expect(used).toEqual([]);
});

test('an event that tells of a tab while the browser is asked in vain is enough', async () => {
  const { privacy, used, use } = asking(new Map());
  privacy.with(7, use);
  privacy.note(7, true);
  await settled();
  expect(used).toEqual([true]);
});

test('a thousand tabs are remembered, the latest', async () => {
  const { privacy, asked, use } = asking(new Map([[0, false]]));
  for (let tabId = 0; tabId <= 1_000; tabId++) privacy.note(tabId, false);
  privacy.with(1, use);
  expect(asked).toEqual([]);
  privacy.with(0, use);
  expect(asked).toEqual([0]);
});
