import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { mountPanel, mountPopup } from '../../tests/support/mount.tsx';

const heading = (name: string) => page.getByRole('heading', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('an empty popup says why', () => {
  test('watching, nothing yet: reload', async () => {
    const { asked } = mountPopup();
    await expect.element(heading('Watching, nothing yet')).toBeVisible();
    await button('Reload the page').click();
    expect(asked).toEqual(['reload']);
  });

  test('paused: resume', async () => {
    const { feed } = mountPopup({ watch: { paused: true } });
    await expect.element(heading('Paused')).toBeVisible();
    await button('Resume watching').click();
    expect(feed.calls).toEqual(['pause false']);
    await expect.element(heading('Watching, nothing yet')).toBeVisible();
  });

  test('no access: the button that grants it', async () => {
    const { asked } = mountPopup({ watch: { access: 'nowhere' } });
    await expect.element(page.getByRole('banner')).toMatchTextContent(/no access/);
    await button('Allow access').click();
    expect(asked).toEqual(['grant']);
  });
});

test('where the browser does not let itself be asked for access, the way to it is told', async () => {
  mountPanel({ watch: { access: 'nowhere' }, host: { grantAccess: null } });
  await expect.element(page.getByText(/Press the Bearerscope button/)).toBeVisible();
  await expect.element(button('Allow access')).not.toBeInTheDocument();
});

test('a view that is not connected yet says so, and nothing of the site', async () => {
  const { feed } = mountPanel({ connected: false, watch: { access: 'nowhere' } });
  await expect.element(heading('Connecting to the background…')).toBeVisible();
  feed.become({ connected: true });
  await expect.element(heading('No access to this site')).toBeVisible();
});

test('a view of all tabs speaks of no tab', async () => {
  mountPanel({ tabId: null, host: { reload: null } });
  await expect.element(page.getByText(/^No request has carried a token/)).toBeVisible();
  await expect.element(button('Reload the page')).not.toBeInTheDocument();
});

test('a list that fills is no longer explained', async () => {
  const { feed } = mountPanel();
  await expect.element(heading('Watching, nothing yet')).toBeVisible();
  feed.put(...ORDINARY);
  await expect.element(heading('Watching, nothing yet')).not.toBeInTheDocument();
});

describe('the status bar', () => {
  test('counts what there is, and says where it is kept', async () => {
    mountPanel({ tokens: ORDINARY });
    await expect.element(page.getByText('6 tokens · 36 sightings')).toBeVisible();
    await expect.element(page.getByText('Kept in memory only')).toBeVisible();
  });

  test('tells beside a full list that traffic is not seen and tokens had to go', async () => {
    mountPanel({ tokens: ORDINARY, watch: { access: 'nowhere', droppedTokens: 1 } });
    await expect.element(page.getByText('No access to sites: traffic is not seen')).toBeVisible();
    await expect.element(page.getByText('1 older token made room for newer ones')).toBeVisible();
  });

  test('tells that the background is away, and keeps the list meanwhile', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    feed.become({ connected: false });
    await expect.element(page.getByText('Connecting…')).toBeVisible();
    await expect.element(page.getByRole('row', { name: /svc-metrics/ })).toBeVisible();
  });
});
