import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import { HOSTILE, ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { jws, record } from '../../tests/gallery/tokens.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const detail = () => page.getByRole('region', { name: 'Selected token' });
const button = (name: string | RegExp) => detail().getByRole('button', { name });
const claims = () => detail().getByRole('table', { name: 'Claims' });

function open(id: string, tokens: readonly TokenRecord[] = HOSTILE) {
  const view = mountPanel({ tokens });
  view.store.rows.selectedId.value = id as TokenId;
  return view;
}

/** A token with so many claims. */
function withClaims(count: number): TokenRecord {
  const set = Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, index]));
  return record(jws({ alg: 'HS256' }, { ...set, list: Array.from({ length: count }, () => [1]) }), {
    id: 'big',
  });
}

beforeEach(() => page.viewport(1_280, 640));

describe('what hides or rearranges text', () => {
  test('is shown by its code point in reasons, names and places', async () => {
    open('hostile');
    await expect.element(detail()).toMatchTextContent(/typ is jU\+0000wU\+001Bt/i);
    await expect.element(detail().getByRole('heading', { level: 2 })).toMatchTextContent(/U\+202E/);
    await detail().getByRole('tab', { name: 'Structure' }).click();
    await expect
      .element(detail().getByRole('list', { name: 'Found in' }))
      .toMatchTextContent(/Cookie.*U\+202Etxt\.nekot/);
  });

  test('is shown in titles as well', async () => {
    open('hostile');
    await expect.element(detail()).toBeVisible();
    const titles = [...document.querySelectorAll('[title]')].map((element) =>
      element.getAttribute('title'),
    );
    expect(titles.join('\n')).toContain('⟨U+202E⟩');
    expect(titles.join('\n')).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
  });

  test('leaves other scripts and emoji alone', async () => {
    open('hostile');
    await expect.element(claims()).toMatchTextContent(/Zo\u0308e 👩‍💻 ❤️ Ада 愛達 عادا/);
  });
});

describe('what is too long', () => {
  test('a text of 45 kB is shown in part, and whole when asked for', async () => {
    open('huge');
    const more = button('Show all 45,002 characters');
    await expect.element(more).toBeVisible();
    expect(detail().element().textContent?.length).toBeLessThan(10_000);
    await more.click();
    await expect.element(more).not.toBeInTheDocument();
    expect(detail().element().textContent).toContain('r'.repeat(45_000));
  });

  test('300 claims are all there', async () => {
    open('many');
    await expect
      .element(claims().getByRole('rowheader', { name: 'claim_299' }))
      .toBeInTheDocument();
  });

  test('of hundreds of claims and items some are shown, more when asked for', async () => {
    open('big', [withClaims(620)]);
    await expect.element(button('Show more: 121 are left')).toBeVisible();
    expect(claims().getByRole('row').elements()).toHaveLength(500);
    await button('Show more: 121 are left').click();
    await expect.element(button(/are left/)).not.toBeInTheDocument();
    const list = claims().getByRole('button', { name: /620 items/ });
    await list.click();
    await expect.element(button('Show more: 420 are left')).toBeVisible();
  });

  test('nothing widens the detail beyond its pane', async () => {
    open('hostile');
    await expect.element(claims()).toBeVisible();
    const panel = detail().getByRole('tabpanel').element();
    expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth);
  });
});

describe('what cannot be said is explained', () => {
  test('claims that are no JSON, with the text that they are', async () => {
    open('unreadable');
    await expect.element(detail()).toMatchTextContent(/claims .*not JSON.*not json at all/);
    await expect.element(button('Copy header')).toBeVisible();
    await expect.element(button('Copy claims')).not.toBeInTheDocument();
  });

  test('a date that no calendar holds, once', async () => {
    open('far');
    const row = claims().getByRole('row', { name: /^exp/ });
    await expect
      .element(row)
      .toMatchTextContent(/^exp1000000000000000 · a date that no calendar holds$/);
  });

  test('a token that nobody signed', async () => {
    open('hostile');
    await expect.element(detail()).toMatchTextContent(/Not signed/);
    await expect.element(detail()).not.toMatchTextContent(/Signature not checked/);
  });

  test('a token that has no claims to copy has a header', async () => {
    const { copied } = open('encrypted', ORDINARY);
    await button('Copy header').click();
    await expect.poll(() => copied).toHaveLength(1);
    expect(JSON.parse(copied[0] ?? '')).toEqual({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      cty: 'JWT',
    });
  });

  test('a token that starts later', async () => {
    const { clock } = open('soon');
    await expect.element(detail()).toMatchTextContent(/starts in 1 min 35 s/);
    clock.pass(95_000);
    await expect.element(detail()).toMatchTextContent(/expires in 1 h/);
  });
});

describe('a token that was replaced', () => {
  test('says so and leads to the newer one', async () => {
    open('old-access', ORDINARY);
    await expect.element(detail()).toMatchTextContent(/Replaced after a 401 at \S+\. Show it/);
    await button('Show it').click();
    await expect.element(detail()).toMatchTextContent(/expires in 1 min 12 s/);
    await expect.element(button('Show it')).not.toBeInTheDocument();
    await expect
      .element(page.getByRole('row', { selected: true }))
      .toMatchTextContent(/in 1 min 12 s/);
  });

  test('is told by its successor too, with how that came', async () => {
    open('access', ORDINARY);
    await expect
      .element(detail())
      .toMatchTextContent(/Came at \S+, after a 401 for the one before it\. Show that one/);
    await button('Show that one').click();
    await expect.element(detail()).toMatchTextContent(/expired 3 min ago/);
  });

  test('by one of another tab says so, and leads nowhere that is not listed', async () => {
    const elsewhere = [{ tabId: 2, lastSeen: 1 }];
    open(
      'old-access',
      ORDINARY.map((token) => (token.id === 'access' ? { ...token, tabs: elsewhere } : token)),
    );
    await expect
      .element(detail())
      .toMatchTextContent(/A newer token of another tab has replaced this one\./);
    await expect.element(button('Show it')).not.toBeInTheDocument();
  });

  test('and is sent all the same is an alarm', async () => {
    open('still-sent', STILL_SENT);
    await expect.element(detail()).toMatchTextContent(/expired 3 min ago, still sent/);
    await expect.element(button('Show it')).toBeVisible();
  });
});

describe('raw JSON', () => {
  test('wraps lines or scrolls, as the reader likes, also for the next token', async () => {
    const { store } = open('hostile');
    await detail().getByRole('checkbox', { name: 'Raw JSON' }).click();
    const width = () => {
      const texts = [...detail().element().querySelectorAll('pre')];
      return Math.max(...texts.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    };
    expect(width()).toBe(0);
    await detail().getByRole('checkbox', { name: 'Wrap lines' }).click();
    await expect.poll(width).toBeGreaterThan(100);
    store.rows.selectedId.value = 'soon' as TokenId;
    await expect.element(detail().getByRole('checkbox', { name: 'Raw JSON' })).toBeChecked();
    await expect.element(detail().getByRole('checkbox', { name: 'Wrap lines' })).not.toBeChecked();
  });
});

test('copy buttons are one tab stop, with arrow keys from row to row', async () => {
  open('id', ORDINARY);
  const buttons = claims().getByRole('button', { name: /^Copy / });
  await expect.poll(() => buttons.elements().length).toBe(10);
  const stops = buttons.elements().map((element) => element.getAttribute('tabindex'));
  expect(stops).toEqual(['0', ...Array.from({ length: 9 }, () => '-1')]);
});

test('in a low pane everything scrolls, so that the claims can be reached', async () => {
  await page.viewport(640, 260);
  open('access', ORDINARY);
  const last = claims().getByRole('rowheader', { name: 'scope' });
  await expect.element(last).toBeInTheDocument();
  last.element().scrollIntoView();
  await expect.element(last).toBeInViewport();
});
