import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createPanelState } from '../../components/app/view-state.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { FakeView, FakeViewOptions } from '../../tests/gallery/fake-view.ts';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { PASTED, PUBLISHED, SIGNED_CONTENT } from '../../tests/gallery/verify-scenes.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const detail = () => page.getByRole('region', { name: 'Selected token' });
const verification = () => page.getByRole('region', { name: 'Verification' });
const card = (name: string) => verification().getByRole('region', { name, exact: true });
const button = (name: string | RegExp) => detail().getByRole('button', { name, exact: true });
const verdicts = () => detail().getByRole('list', { name: 'Verdicts' });
const dialog = () => page.getByRole('dialog', { name: 'Use a key' });
const news = () => page.getByRole('status').first();

function open(scene: string, id: string, more: FakeViewOptions = {}): FakeView {
  const state = createPanelState();
  const fake = mountPanel({ ...SCENES[scene]?.(), ...more }, state);
  fake.store.rows.selectedId.value = id as TokenId;
  return fake;
}

async function openTab(scene: string, id: string, more: FakeViewOptions = {}): Promise<FakeView> {
  const fake = open(scene, id, more);
  await button('Verify…').click();
  return fake;
}

async function give(text: string): Promise<void> {
  await button('Use a key…').click();
  await dialog().getByRole('textbox').fill(text);
}

beforeEach(() => page.viewport(1_280, 900));

describe('the heading', () => {
  test('keeps three verdicts apart, and claims nothing about a signature that nobody checked', async () => {
    open('signed', 'access');
    const items = verdicts().getByRole('listitem');
    await expect.element(items.nth(0)).toMatchTextContent(/^Signature not checked$/);
    await expect.element(items.nth(1)).toMatchTextContent(/^Time: Current$/);
    await expect.element(items.nth(2)).toMatchTextContent(/^Claims: No findings$/);
  });

  test('tells by itself what is known once there are keys, for each token that is selected', async () => {
    const { store, asked } = open('published', 'access');
    await expect.element(verdicts()).toMatchTextContent(/Signature verified/);
    store.rows.selectedId.value = 'tampered' as TokenId;
    await expect.element(verdicts()).toMatchTextContent(/Signature does not match/);
    store.rows.selectedId.value = 'access' as TokenId;
    await expect.element(verdicts()).toMatchTextContent(/Signature verified/);
    expect(asked).toEqual([]);
  });

  test('leads to the place of each verdict', async () => {
    open('signed', 'access');
    await button('Time: Current').click();
    await expect.element(card('Time')).toHaveFocus();
    await button('Claims: No findings').click();
    await expect
      .element(detail().getByRole('tab', { name: /^Findings/ }))
      .toHaveAttribute('aria-selected', 'true');
    await button('No key for the signature').click();
    await expect.element(card('Signature')).toHaveFocus();
  });

  test('v leads to the verification of the selected token', async () => {
    open('signed', 'access');
    await expect.element(detail()).toBeVisible();
    (page.getByRole('grid', { name: 'Tokens' }).element() as HTMLElement).focus();
    await userEvent.keyboard('v');
    await expect.element(card('Signature')).toHaveFocus();
    await expect.element(card('Signature')).toMatchTextContent(/No key for the signature/);
  });
});

describe('the verdict about the signature', () => {
  test.each([
    [
      'published',
      'access',
      /Signature verified.*Verified with RS256 by the key "2026-10-a", which accounts\.shop\.example publishes \(fetched 12 s ago\)\./,
    ],
    [
      'given-set',
      'id',
      /Verified with ES256 by the key "2026-10-b", which was given here as jwks\.json\./,
    ],
    [
      'signed',
      'embedded',
      /Matches its own key only.*\(jwk\), which proves nothing about the issuer\./,
    ],
    [
      'published',
      'tampered',
      /Signature does not match.*the token was changed, or another key signed it.*What to do:/,
    ],
    [
      'secrets',
      'weak',
      /Signature not accepted.*matches by this key and still must not be accepted\. The secret has 48 bits, fewer than the 256/,
    ],
    ['secrets', 'session', /Verified with HS256/],
    [
      'signed',
      'id',
      /No key is known yet: ES256 needs an EC key, and the token asks for the one that is called "2026-10-b"\./,
    ],
    [
      'published',
      'es256k',
      /Signature cannot be checked.*No browser can calculate with ES256K, as WebCrypto lacks it/,
    ],
    [
      'findings',
      'unsigned',
      /Not signed.*The token says itself that it is not signed \(alg is none\)/,
    ],
    [
      'opened',
      'nested',
      /Decrypted · Signature verified.*Verified with ES256 by the key "2026-10-b"/,
    ],
    ['published', 'nested', /No key to decrypt it.*RSA-OAEP-256 needs an RSA key/],
  ] as const)('%s: %s', async (scene, id, words) => {
    await openTab(scene, id);
    const about = id === 'nested' && scene === 'published' ? 'Decryption' : 'Signature';
    await expect.element(card(about)).toMatchTextContent(words);
  });

  test('names every key that was asked, and why it failed', async () => {
    await openTab('published', 'tampered');
    await card('Signature')
      .getByText(/keys? (was|were) asked/)
      .click();
    await expect
      .element(card('Signature').getByRole('list'))
      .toMatchTextContent(/"2026-10-a": The signature does not match/);
  });

  test('shows what was inside of an encrypted token', async () => {
    await openTab('opened', 'nested');
    const claims = verification().getByRole('table', { name: 'Claims of the token inside' });
    await expect.element(claims).toMatchTextContent(/ada@shop\.example/);
  });

  test('tells what a proof is bound to', async () => {
    await openTab('published', 'proof');
    await expect.element(card('Signature')).toMatchTextContent(/Proof matches its key/);
    await expect.element(card('Bound to')).toMatchTextContent(/Method \(htm\)GET: matches/);
    await expect.element(card('Bound to')).toMatchTextContent(/Access token \(ath\)\S+: matches/);
  });

  test('tells of the disclosures and of the holder', async () => {
    await openTab('published', 'sd-jwt');
    await expect.element(card('Disclosures')).toMatchTextContent(/All 2 disclosures/);
    await expect
      .element(card('Key binding'))
      .toMatchTextContent(/the holder's key, which the issuer named in cnf/);
  });
});

describe('a token that was opened', () => {
  test('is judged by what was inside, in time and claims', async () => {
    await openTab('opened', 'nested');
    await expect.element(card('Time')).toMatchTextContent(/what was inside of it/);
    await expect.element(card('Claims')).toMatchTextContent(/what was inside of it/);
    const items = verdicts().getByRole('listitem');
    await expect.element(items.nth(1)).not.toMatchTextContent(/unknown/);
    await items.nth(2).getByRole('button').click();
    await expect.element(card('Claims')).toHaveFocus();
  });

  test('says nothing of itself before', async () => {
    await openTab('published', 'nested');
    await expect.element(card('Time')).toMatchTextContent(/Time unknown/);
  });
});

describe('the verdict is copied', () => {
  test('by a button, without the token', async () => {
    const { copied } = await openTab('published', 'access');
    await button('Copy verdict').click();
    await expect.element(news()).toMatchTextContent(/^Verdict copied · \d+ characters$/);
    expect(copied).toHaveLength(1);
    expect(copied[0]).toMatch(/\*\*Signature:\*\* Signature verified\. Verified with RS256/);
    expect(copied[0]).not.toMatch(/eyJ/);
  });

  test('from the menu, which has it checked before', async () => {
    const { copied } = open('signed', 'access');
    await button('Copy as').click();
    await page.getByRole('menuitem', { name: 'Verdict', exact: true }).click();
    await expect
      .poll(() => copied[0], { timeout: 10_000 })
      .toMatch(/\*\*Signature:\*\* No key for the signature/);
  });
});

describe('time', () => {
  test('is told by the clock of the server', async () => {
    await openTab('signed', 'access');
    await expect
      .element(card('Time'))
      .toMatchTextContent(
        /Expires in 1 min 10 s by the clock of api\.shop\.example, which is 2\.1 s ahead of this machine's \(±0\.5 s\)\./,
      );
  });

  test('is told by the clock of this machine where no other is known', async () => {
    await openTab('signed', 'access', { clocks: [] });
    await expect
      .element(card('Time'))
      .toMatchTextContent(/Expires in 1 min 12 s by the clock of this machine\./);
  });
});

describe('a key that a person gives', () => {
  test('is recognised at once, verifies, and is listed', async () => {
    await openTab('signed', 'access');
    await give(PASTED['set'] ?? '');
    await expect
      .element(dialog().getByRole('status'))
      .toMatchTextContent(/2 keys.*2026-10-a.*RSA, 2,048 bits/);
    await expectAccessible();
    await dialog().getByRole('button', { name: 'Verify with it' }).click();
    await expect.element(button('Use a key…')).toHaveFocus();
    await expect.element(card('Signature')).toMatchTextContent(/Signature verified/);
    await expect.element(news()).toMatchTextContent(/^Verified with RS256 by the key "2026-10-a"/);
    const keys = verification().getByRole('list', { name: 'Keys of this session' });
    await expect
      .element(keys.getByRole('listitem').first())
      .toMatchTextContent(/2026-10-a.*Matches this token/);
  });

  test('of a secret the reading that matches is kept', async () => {
    await openTab('signed', 'session');
    await give(PASTED['secret'] ?? '');
    await expect.element(dialog().getByRole('status')).toMatchTextContent(/1 secret/);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(card('Signature')).toMatchTextContent(/Verified with HS256/);
    const keys = verification().getByRole('list', { name: 'Keys of this session' });
    expect(keys.getByRole('listitem').elements()).toHaveLength(1);
  });

  test('that is none is explained', async () => {
    await openTab('signed', 'access');
    await give(PASTED['broken'] ?? '');
    await expect.element(dialog().getByRole('status')).toMatchTextContent(/Line \d+: .*no JSON/);
    await expect.element(dialog().getByRole('button', { name: 'Verify with it' })).toBeDisabled();
  });

  test('is private: the warning says so', async () => {
    await openTab('signed', 'nested');
    await give(PASTED['private'] ?? '');
    await expect
      .element(dialog().getByRole('status'))
      .toMatchTextContent(/Private key\. It can sign and decrypt/);
  });

  test('can be a file that is dropped, which is not imported', async () => {
    const { store } = await openTab('signed', 'access');
    await button('Use a key…').click();
    const transfer = new DataTransfer();
    transfer.items.add(new File([PASTED['set'] ?? ''], 'jwks.json'));
    const field = dialog().getByRole('textbox').element();
    for (const type of ['dragenter', 'dragover', 'drop']) {
      field.dispatchEvent(
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    }
    await expect.element(dialog()).toMatchTextContent(/File: jwks\.json.*2 keys/);
    expect(store.scope.value).toBe('tab');
  });
});

describe("the issuer's published keys", () => {
  const fetchButton = () => button("Verify with the issuer's published keys");

  test('the address is shown in full before it is asked, and nothing is asked before', async () => {
    const { asked } = await openTab('signed', 'access');
    await expect
      .element(card('Signature'))
      .toMatchTextContent(
        /https:\/\/accounts\.shop\.example\/\.well-known\/openid-configuration.*nothing else of the token/,
      );
    expect(asked).toEqual([]);
    await fetchButton().click();
    await expect
      .element(card('Signature'))
      .toMatchTextContent(/accounts\.shop\.example publishes 2 keys/);
    await expect.element(card('Signature')).toMatchTextContent(/Signature verified/);
    await expect.element(button("Fetch the issuer's keys again")).toBeVisible();
    expect(asked).toEqual(['fetch keys of https://accounts.shop.example']);
    await expectAccessible();
  });

  test('a fetch can be cancelled, and the focus is not lost', async () => {
    await openTab('fetching', 'access');
    await fetchButton().click();
    await expect.element(button('Cancel')).toBeVisible();
    await expectAccessible();
    await button('Cancel').click();
    await expect.element(fetchButton()).toBeEnabled();
    await expect.element(fetchButton()).toHaveFocus();
  });

  test('can be behind an address that is given in place of a key', async () => {
    const { asked } = await openTab('signed', 'access');
    await give('https://keys.example/jwks.json');
    await expect.element(dialog()).toMatchTextContent(/This is an address, not a key\./);
    expect(asked).toEqual([]);
    await dialog().getByRole('button', { name: 'Fetch from keys.example' }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.element(card('Signature')).toMatchTextContent(/Signature verified/);
    expect(asked).toEqual(['fetch keys from https://keys.example/jwks.json']);
  });

  test('is a secret if the person says so, and is not called an address then', async () => {
    const { asked } = await openTab('signed', 'session');
    await give('https://keys.example/jwks.json');
    await expect.element(dialog()).toMatchTextContent(/This is an address, not a key\./);
    await dialog().getByRole('checkbox').click();
    await expect.element(dialog()).not.toMatchTextContent(/This is an address/);
    await expect
      .element(dialog().getByRole('button', { name: 'Fetch from keys.example' }))
      .not.toBeInTheDocument();
    await dialog().getByRole('button', { name: 'Verify with it' }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  test('keys that stand beside a configuration are keys, and what it names can be fetched as well', async () => {
    await openTab('signed', 'access');
    const { keys } = JSON.parse(PASTED['set'] ?? '');
    await give(JSON.stringify({ jwks_uri: 'https://keys.example/jwks.json', keys }));
    await expect.element(dialog().getByRole('status')).toMatchTextContent(/2 keys/);
    await expect
      .element(dialog().getByRole('button', { name: 'Fetch from keys.example' }))
      .toBeVisible();
    await dialog().getByRole('button', { name: 'Verify with it' }).click();
    await expect.element(card('Signature')).toMatchTextContent(/Signature verified/);
  });

  test('another host is asked only when the person allows it', async () => {
    const { asked } = await openTab('other-host', 'access');
    await fetchButton().click();
    await expect.element(card('Signature')).toMatchTextContent(/another host, keys\.cdn\.example/);
    await expectAccessible();
    await expect
      .element(card('Signature'))
      .toMatchTextContent(/https:\/\/keys\.cdn\.example\/shop\/jwks\.json/);
    await button('Fetch from keys.cdn.example').click();
    await expect.element(card('Signature')).toMatchTextContent(/Signature verified/);
    expect(asked.at(-1)).toBe(
      'fetch keys of https://accounts.shop.example also from https://keys.cdn.example/shop/jwks.json',
    );
  });

  test('are forgotten once the issuer publishes none', async () => {
    const url = 'https://accounts.shop.example/jwks';
    const failure = { code: 'no-keys', url } as const;
    await openTab('published', 'access', {
      discovery: () => ({ ok: false, failure, requests: [{ url, failure }] }),
    });
    await expect.element(card('Signature')).toMatchTextContent(/Signature verified/);
    await button("Fetch the issuer's keys again").click();
    await expect.element(card('Signature')).toMatchTextContent(/No key for the signature/);
    await expect
      .element(verification().getByRole('list', { name: 'Keys of this session' }))
      .not.toMatchTextContent(/2026-10-a/);
  });

  test.each([
    ['a typed address', null],
    ['another issuer', 'https://other.example'],
  ])('that came from %s were not fetched from the issuer', async (_, issuer) => {
    const url = 'https://keys.example/jwks.json';
    const source = { from: 'issuer', url, issuer, fetchedAt: 0 } as const;
    await openTab('signed', 'access', { keys: PUBLISHED.map((key) => ({ ...key, source })) });
    await expect.element(card('Signature')).toMatchTextContent(/keys\.example|other\.example/);
    await expect.element(button("Verify with the issuer's published keys")).toBeVisible();
  });

  test('at an address that a person typed are inside all the same, and nobody else wrote it', async () => {
    const { asked } = await openTab('signed', 'access');
    await give('https://192.168.0.1/jwks.json');
    await dialog().getByRole('button', { name: 'Fetch from 192.168.0.1' }).click();
    await expect
      .element(card('Signature'))
      .toMatchTextContent(/This address is inside your own network: https:\/\/192\.168\.0\.1/);
    await expect.element(button('Ask this address')).toBeVisible();
    await expect.element(card('Signature')).not.toMatchTextContent(/Anybody can write/);
    expect(asked).toEqual([]);
  });

  test('inside of the own network is asked when that was confirmed, and once', async () => {
    const { asked } = await openTab('inside', 'inside');
    await fetchButton().click();
    await expect
      .element(card('Signature'))
      .toMatchTextContent(
        /This token names an address inside your own network: https:\/\/192\.168\.0\.1\/admin\/\.well-known.*Anybody can write/,
      );
    await expectAccessible();
    expect(asked).toEqual([]);
    await button('Cancel').click();
    await fetchButton().click();
    await button('Ask this address').click();
    await expect.element(card('Signature')).toMatchTextContent(/publishes 2 keys/);
    expect(asked).toEqual(['fetch keys of https://192.168.0.1/admin']);
    await button('Dismiss').click();
    await fetchButton().click();
    await expect.element(card('Signature')).toMatchTextContent(/publishes 2 keys/);
    expect(asked).toHaveLength(2);
  });

  test('a failure says why and what to do, and every request that was made', async () => {
    await openTab('fetch-failed', 'access');
    await fetchButton().click();
    await expect
      .element(card('Signature'))
      .toMatchTextContent(/answers with a page for people, not with keys\..*login page/);
    await expect.element(news()).toMatchTextContent(/a page for people/);
    await card('Signature').getByText('What was asked').click();
    await expect
      .element(card('Signature').getByRole('list', { name: 'What was asked' }))
      .toMatchTextContent(/oauth-authorization-server: There is nothing at/);
    await button('Dismiss').click();
    await expect.element(card('Signature')).not.toMatchTextContent(/page for people/);
  });

  test.each(['session', 'es256k'])('are not offered where there are none: %s', async (id) => {
    await openTab('signed', id);
    await expect.element(button('Use a key…')).toBeVisible();
    await expect.element(fetchButton()).not.toBeInTheDocument();
  });
});

describe('a passphrase that is hashed often', () => {
  test('is tried when a person asks for it', async () => {
    await openTab('passphrase', 'passphrase');
    await expect.element(card('Decryption')).toMatchTextContent(/hashed 600,000 times/);
    await button('Try passphrase (600,000 iterations)').click();
    await expect.element(card('Signature')).toMatchTextContent(/Decrypted/);
    await expect.element(card('Signature')).toHaveFocus();
  });

  test('more often than is calculated: what that may cost is said before', async () => {
    await openTab('passphrase', 'beyond');
    await expect.element(card('Decryption')).toMatchTextContent(/busy for about 2 s/);
    await button('Try all the same (2,000,000 iterations)').click();
    await expect.element(card('Signature')).toMatchTextContent(/Decrypted/);
  });
});

describe('well-known secrets', () => {
  test('are tried when pressed; one that is found is no reason to trust', async () => {
    await openTab('signed', 'weak');
    await button('Try well-known secrets').click();
    await expect.element(card('Signature')).toMatchTextContent(/Signed with a known secret/);
    await expect
      .element(card('Signature'))
      .toMatchTextContent(/a secret that everybody can know.*Anybody can make such a token/);
    await expect.element(button('Try well-known secrets')).toHaveFocus();
    await expectAccessible();
  });

  test('can be stopped', async () => {
    await openTab('signed', 'session');
    await button('Try well-known secrets').click();
    await button('Cancel').click();
    await expect.element(card('Signature')).toMatchTextContent(/Stopped: not all/);
    await expect.element(button('Try well-known secrets')).toHaveFocus();
  });

  test('are known as such also where a person gives one', async () => {
    await openTab('signed', 'weak');
    await give('secret');
    await dialog().getByRole('button', { name: 'Verify with it' }).click();
    await expect.element(card('Signature')).toMatchTextContent(/Signed with a known secret/);
    await expect.element(card('Signature')).toMatchTextContent(/anybody can sign with it/);
    await expect
      .element(verification().getByRole('list', { name: 'Keys of this session' }))
      .toMatchTextContent(/stands in public lists/);
  });

  test('are tried on secrets alone', async () => {
    await openTab('signed', 'access');
    await expect.element(button('Use a key…')).toBeVisible();
    await expect.element(button('Try well-known secrets')).not.toBeInTheDocument();
  });
});

describe('the keys of the session', () => {
  const ring = () => verification().getByRole('region', { name: 'Keys of this session' });

  test('are told with their certificates, and never shown', async () => {
    await openTab('many-keys', 'access');
    await expect.element(ring()).toMatchTextContent(/never on disk/);
    await expect
      .element(ring())
      .toMatchTextContent(/accounts\.shop\.example.*2025-11-01 to 2026-11-01: expired 22 days ago/);
    expect(document.documentElement.outerHTML).not.toContain(PASTED['secret']);
    await expectAccessible();
  });

  test('are forgotten one by one, with Undo, and the verdicts follow', async () => {
    await openTab('published', 'access');
    await button('Forget 2026-10-a').click();
    await expect.element(ring()).toHaveFocus();
    await expect.element(card('Signature')).not.toMatchTextContent(/Signature verified/);
    await button('Undo').click();
    await expect.element(card('Signature')).toMatchTextContent(/Signature verified/);
  });

  test('are forgotten all at once', async () => {
    const { clock } = await openTab('published', 'access');
    await button('Forget all').click();
    await expect.element(ring()).toMatchTextContent(/None yet\..*2 keys were forgotten\./);
    clock.pass(600_000);
    await expect.element(ring()).not.toMatchTextContent(/were forgotten/);
  });
});

test('a forgotten token takes its verdict along', async () => {
  const { feed } = open('published', 'access');
  await expect.element(verdicts()).toMatchTextContent(/Signature verified/);
  feed.remove('access' as TokenId);
  await expect
    .element(page.getByRole('region', { name: 'Selected token' }))
    .not.toBeInTheDocument();
});

test('secrets and people stay hidden while others look on', async () => {
  await openTab('opened-masked', 'nested');
  await expect.element(card('Signature')).toMatchTextContent(/Decrypted/);
  await expect
    .element(verification().getByRole('table', { name: 'Claims of the token inside' }))
    .toBeVisible();
  for (const secret of ['ada@shop.example', 'Lovelace']) {
    expect(verification().element().outerHTML.includes(secret), secret).toBe(false);
  }
  await give(PASTED['secret'] ?? '');
  const field = dialog().getByRole('textbox').element();
  expect(getComputedStyle(field).getPropertyValue('-webkit-text-security')).toBe('disc');
});

describe('content that the token leaves out', () => {
  const asked = () => page.getByRole('dialog', { name: 'Signed content' });

  async function giveContent(text: string): Promise<void> {
    await button('Give the signed content…').click();
    await asked().getByRole('textbox', { name: 'What was signed' }).fill(text);
    await asked().getByRole('button', { name: 'Verify with it' }).click();
  }

  test('is asked for, given, told of and taken back', async () => {
    await openTab('detached', 'detached');
    await expect.element(card('Signature')).toMatchTextContent(/it travels elsewhere/);
    await giveContent(SIGNED_CONTENT);
    await expect.element(card('Signature')).toMatchTextContent(/Verified with HS256/);
    const bytes = new RegExp(`given by hand: ${SIGNED_CONTENT.length} bytes`);
    await expect.element(card('Signature')).toMatchTextContent(bytes);
    await expectAccessible();
    await button('Take the content back').click();
    await expect.element(card('Signature')).toMatchTextContent(/it travels elsewhere/);
    await expect.element(button('Give the signed content…')).toHaveFocus();
  });

  test('matches with the line breaks that a field for text does not keep', async () => {
    await openTab('detached', 'detached');
    await giveContent(`${SIGNED_CONTENT}\n`);
    await expect.element(card('Signature')).toMatchTextContent(/Verified with HS256/);
  });

  test('may come before its key, and is read again with each key', async () => {
    await openTab('detached', 'detached', { keys: [] });
    await giveContent(`${SIGNED_CONTENT}\n`);
    await expect.element(card('Signature')).toMatchTextContent(/No key is known yet/);
    await give(PASTED['secret'] ?? '');
    await dialog().getByRole('button', { name: 'Verify with it' }).click();
    await expect.element(card('Signature')).toMatchTextContent(/Verified with HS256/);
  });

  test('that is nothing cannot be given', async () => {
    await openTab('detached', 'detached');
    await button('Give the signed content…').click();
    await expect.element(asked().getByRole('button', { name: 'Verify with it' })).toBeDisabled();
  });

  test('is no longer said to be signed with no well-known secret once it is other content', async () => {
    await openTab('detached', 'detached');
    await giveContent('{"sub":"eve"}');
    await button('Try well-known secrets').click();
    await expect.element(card('Signature')).toMatchTextContent(/none of/i);
    await giveContent(SIGNED_CONTENT);
    await expect.element(card('Signature')).toMatchTextContent(/Verified with HS256/);
    await expect.element(card('Signature')).not.toMatchTextContent(/none of/i);
  });

  test('that is another does not match, and well-known secrets can be tried with it alone', async () => {
    await openTab('detached', 'detached');
    await expect.element(card('Signature')).toMatchTextContent(/it travels elsewhere/);
    expect(button('Try well-known secrets').query()).toBeNull();
    await giveContent('{"sub":"eve"}');
    await expect
      .element(card('Signature'))
      .toMatchTextContent(
        /does not match the content that was given.*Compare the content with what was sent/,
      );
    await expect.element(button('Try well-known secrets')).toBeVisible();
  });

  test('can be a file, taken octet by octet', async () => {
    await openTab('detached', 'detached');
    await button('Give the signed content…').click();
    const file = new File([SIGNED_CONTENT], 'body.json');
    await userEvent.upload(
      asked().element().querySelector('input[type=file]') as HTMLElement,
      file,
    );
    await expect.element(asked().getByRole('status')).toMatchTextContent('File: body.json');
    await asked().getByRole('button', { name: 'Verify with it' }).click();
    await expect.element(card('Signature')).toMatchTextContent(/Verified with HS256/);
  });
});
