import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { say } from '../../lib/words/say.ts';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { NOW } from '../../tests/gallery/tokens.ts';
import { LISTED } from '../../tests/gallery/watch-scenes.ts';
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

  test('no access: the buttons that give it, for this site first', async () => {
    const { asked } = mountPopup({ watch: { access: 'nowhere' } });
    await expect.element(page.getByRole('banner')).toMatchTextContent(/no access/);
    await button('Allow on this site').click();
    await button('Allow on all sites').click();
    expect(asked).toEqual(['grant site https://shop.example/', 'grant all https://shop.example/']);
  });
});

describe('tokens that cannot be shown, as a part of the view could not be loaded', () => {
  const gone = { tokens: ORDINARY, makeEntries: Promise.reject(new Error('gone')) };
  gone.makeEntries.catch(() => undefined);

  test.each([
    ['popup', mountPopup],
    ['panel', mountPanel],
  ])('are not said to be loading in the %s', async (_name, mount) => {
    mount(gone);
    await expect.element(heading(say('part_failed'))).toBeVisible();
    expect(document.body.textContent).not.toMatch(/Loading|0 of/);
  });
});

describe('an empty panel says why', () => {
  test('this site withheld, while others are not', async () => {
    const { asked } = mountPanel({
      watch: { access: 'some-sites' },
      page: { access: 'withheld' },
    });
    await expect.element(heading('No access to this site')).toBeVisible();
    await button('Allow on this site').click();
    expect(asked).toEqual(['grant site https://shop.example/']);
  });

  test('access that was asked for and not given', async () => {
    mountPanel({
      page: { access: 'withheld' },
      host: { grantAccess: () => Promise.resolve(false) },
    });
    await button('Allow on this site').click();
    await expect
      .element(page.getByRole('contentinfo'))
      .toMatchTextContent(/Access was not given: traffic is still not seen\./);
  });

  test('a page whose URL is not known can be allowed only with all', async () => {
    mountPanel({ url: null, page: { access: 'withheld' } });
    await expect.element(button('Allow on all sites')).toBeVisible();
    await expect.element(button('Allow on this site')).not.toBeInTheDocument();
  });

  test('a page of the browser, for which nothing can be done', async () => {
    mountPanel({ url: null, page: { access: 'restricted' } });
    const sentence = page.getByText("The browser shows no extension this page's traffic.");
    await expect.element(sentence).toBeVisible();
    expect(sentence.element().parentElement?.querySelector('button')).toBeNull();
  });

  test('left out by the list of sites: watch it after all', async () => {
    const { host } = mountPanel({ page: { access: 'left-out' }, settings: LISTED });
    await expect.element(heading('Left out by your list of sites')).toBeVisible();
    await button('Watch this site').click();
    await expect.poll(() => host.settings.settings.value.sites.never).toEqual(['*.bank.example']);
  });

  test('reloaded under an ordinary page: load the view again', async () => {
    const { asked } = mountPanel({ connected: false, lost: 'reloaded' });
    await expect.element(heading('Bearerscope was reloaded')).toBeVisible();
    await button('Load this view again').click();
    expect(asked).toEqual(['reopen']);
  });

  test('reloaded under the developer tools: close and open them', async () => {
    mountPanel({ connected: false, lost: 'reloaded', host: { reopen: null } });
    await expect
      .element(page.getByText('Close the developer tools and open them again.'))
      .toBeVisible();
    await expect.element(button('Load this view again')).not.toBeInTheDocument();
  });

  test('the tokens are still loading', async () => {
    const { feed } = mountPanel({ loading: { received: 3_000, total: 10_000 } });
    await expect.element(heading('Loading 3,000 of 10,000 tokens')).toBeVisible();
    await expect
      .element(page.getByRole('progressbar', { name: 'Loading tokens' }))
      .toHaveAttribute('value', '3000');
    feed.become({ loading: null });
    await expect.element(heading('Watching, nothing yet')).toBeVisible();
  });

  test('since when nothing was seen, and what may have gone unseen before', async () => {
    mountPanel({ watch: { since: NOW - 600_000 } });
    await expect
      .element(page.getByText(/carried a token since .*\. Traffic before that was not seen\./))
      .toBeVisible();
  });

  test('a page that was watched from its beginning', async () => {
    mountPanel({ page: { since: NOW - 1_000 } });
    await expect.element(page.getByText(/since this page began to load at/)).toBeVisible();
  });

  test('a private window', async () => {
    mountPanel({ watch: { isPrivate: true } });
    await expect
      .element(page.getByText('This is a private window: its tokens stay in it.'))
      .toBeVisible();
  });

  test('only listed sites are watched', async () => {
    mountPanel({
      tabId: null,
      settings: { sites: { mode: 'only-listed', only: ['shop.example'], never: [] } },
    });
    await expect.element(page.getByText('Only the site on your list is watched.')).toBeVisible();
  });

  test('the tokens of earlier pages are kept, but the log is not preserved', async () => {
    const { host } = mountPanel({
      tokens: ORDINARY,
      page: { since: NOW },
      settings: { preserveLog: false },
    });
    await expect
      .element(page.getByText('6 tokens of earlier pages of this tab are kept.'))
      .toBeVisible();
    await button('Preserve the log').click();
    expect(host.settings.settings.value.preserveLog).toBe(true);
    await expect
      .element(page.getByRole('grid', { name: 'Tokens' }).getByRole('row', { name: /svc-metrics/ }))
      .toBeVisible();
  });
});

test('where the browser does not let itself be asked for access, the way to it is told', async () => {
  mountPanel({ watch: { access: 'nowhere' }, host: { grantAccess: null } });
  await expect.element(page.getByText(/Press the Bearerscope button/)).toBeVisible();
  await expect.element(button('Allow on all sites')).not.toBeInTheDocument();
});

test('a view that is not connected yet says so, and nothing of the site', async () => {
  const { feed } = mountPanel({ connected: false, watch: { access: 'nowhere' } });
  await expect.element(heading('Connecting to the background…')).toBeVisible();
  feed.become({ connected: true });
  await expect.element(heading('No access to this site')).toBeVisible();
});

test('a view of all tabs speaks of no tab', async () => {
  mountPanel({ tabId: null, page: { access: 'withheld' }, host: { reload: null } });
  await expect.element(page.getByText(/^No request has carried a token/)).toBeVisible();
  await expect.element(button('Reload the page')).not.toBeInTheDocument();
});

test('a list that fills is no longer explained', async () => {
  const { feed } = mountPanel();
  await expect.element(heading('Watching, nothing yet')).toBeVisible();
  feed.put(...ORDINARY);
  await expect.element(heading('Watching, nothing yet')).not.toBeInTheDocument();
});
