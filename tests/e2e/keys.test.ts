// The one request that Bearerscope makes, against an issuer that means harm, in real browsers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DiscoveryFailure, KeyQuestion } from '../../lib/judge/verify/discovery/discovery.ts';
import { BROWSERS } from '../../scripts/browsers.ts';
import { type HostileIssuer, KEY, startHostileIssuer } from '../support/hostile-issuer.ts';
import { startSite } from '../support/site.ts';
import { fetchKeysIn, openKeysIn } from './key-access.ts';
import { openRig, type Rig } from './rig.ts';

const METADATA = '/.well-known/openid-configuration';

/** What the background's own page has for a network; only Firefox has such a page. */
const FETCH_OF_BACKGROUND = 'browser.runtime.getBackgroundPage().then((page) => typeof page.fetch)';

/** Runs in a page of the extension: whether it can connect, and what the browser said of it. */
async function tryToConnect(url: string): Promise<string> {
  const refused = new Promise<string>((resolve) =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, originalPolicy }) =>
      resolve(`refused by ${effectiveDirective} of ${originalPolicy}`),
    ),
  );
  const connected = fetch(url).then(() => 'connected');
  return Promise.any([connected, refused]);
}

describe.each(BROWSERS)('in %s', (name) => {
  let server: HostileIssuer;
  let rig: Rig;

  beforeAll(async () => {
    server = await startHostileIssuer();
    rig = await openRig(name);
    await openKeysIn(rig.inspector, name);
  });
  afterAll(async () => {
    await rig?.close();
    await server?.close();
  });

  const find = (question: KeyQuestion, cancelAfterMs?: number) =>
    fetchKeysIn(rig.inspector, question, cancelAfterMs);
  const ofTenant = (tenant: string, more: Partial<KeyQuestion> = {}): KeyQuestion => ({
    issuer: `${server.origin}/${tenant}`,
    ...more,
  });
  const paths = () => server.log().map(({ path }) => path);
  async function failureOf(tenant: string): Promise<DiscoveryFailure | null> {
    const found = await find(ofTenant(tenant));
    return found.ok ? null : found.failure;
  }

  test.each(['inspector', 'panel', 'popup', 'options', 'welcome', 'devtools'])(
    'the %s page can connect to nothing',
    async (page) => {
      const opened = await rig.browser.openExtensionPage(`${page}.html`);
      expect(await opened.evaluate(tryToConnect, `${server.origin}/page`)).toBe(
        "refused by connect-src of connect-src 'none'",
      );
      await opened.close();
      expect(paths()).toEqual([]);
    },
  );

  test('keys are fetched with exactly the requests that it takes, which say nothing of who asks', async () => {
    const found = await find(ofTenant('good'));
    expect(found).toMatchObject({ ok: true, url: `${server.origin}/good/jwks`, problems: [] });
    expect(found.ok && found.keys.map(({ kid }) => kid)).toEqual([KEY.kid]);
    // The server set a cookie with its first answer.
    const asked = server.log();
    expect(asked.map(({ path }) => path)).toEqual([`/good${METADATA}`, '/good/jwks']);
    for (const { headers } of asked) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(headers).not.toHaveProperty('origin');
      expect(headers).not.toHaveProperty('authorization');
      expect(headers['accept-language']).toBe('*');
    }
  });

  test('nothing of that is recorded as traffic of a page', async () => {
    const before = (await rig.look()).tokens;
    await find(ofTenant('good'));
    expect((await rig.look()).tokens).toBe(before);
    await rig.inspector.waitForFunction(`!document.body.innerText.includes('/good/')`);
  });

  test('a redirect on the same host is followed', async () => {
    server.log();
    expect(await find(ofTenant('same-host'))).toMatchObject({ ok: true });
    expect(paths()).toEqual([`/same-host${METADATA}`, '/same-host/moved', '/same-host/jwks']);
  });

  test('one to another host is refused by the browser, which is told with its target', async () => {
    server.log();
    expect(await failureOf('other-host')).toEqual({
      code: 'redirected',
      url: `${server.origin}/other-host${METADATA}`,
      to: `${server.elsewhere}/stolen`,
    });
    expect(paths()).not.toContain('/stolen');
    expect(await failureOf('another-site')).toMatchObject({ to: 'https://evil.example/' });
  });

  test('keys on another host are fetched only when that was allowed', async () => {
    server.log();
    expect(await failureOf('keys-elsewhere')).toMatchObject({
      code: 'other-host',
      origin: server.elsewhere,
      jwksUri: `${server.elsewhere}/keys`,
    });
    expect(paths()).toEqual([`/keys-elsewhere${METADATA}`]);
    const found = await find(ofTenant('keys-elsewhere', { alsoFrom: `${server.elsewhere}/keys` }));
    expect(found).toMatchObject({ ok: true, url: `${server.elsewhere}/keys` });
  });

  test.each<readonly [string, object]>([
    ['loop', { code: 'redirected' }],
    ['huge', { code: 'too-large' }],
    ['announced', { code: 'too-large' }],
    ['bomb', { code: 'too-large' }],
    ['html', { code: 'html', contentType: 'text/html' }],
    ['login', { code: 'refused', status: 401 }],
    ['hangs-up', { code: 'unreachable', why: 'no-connection' }],
    ['wrong-issuer', { code: 'wrong-issuer', said: 'https://accounts.example' }],
    ['many', { code: 'too-many-keys', count: 10_000 }],
    ['empty', { code: 'no-keys' }],
    ['nobody', { code: 'not-found', status: 404 }],
  ])('%s is survived', async (tenant, failure) => {
    expect(await failureOf(tenant)).toMatchObject(failure);
    await expect.poll(() => server.open()).toBe(0);
  });

  test('an answer that drips for ever is given up in time, and can be cancelled before', async () => {
    expect(await find(ofTenant('drip'), 300)).toMatchObject({ failure: { code: 'cancelled' } });
    await expect.poll(() => server.open()).toBe(0);
    expect(await failureOf('drip')).toMatchObject({ code: 'timed-out', limit: 10_000 });
    await expect.poll(() => server.open()).toBe(0);
  });

  test('a server that is not there is told from a name that is not', async () => {
    const issuer = 'http://localhost:1';
    expect(await find({ issuer })).toMatchObject({ failure: { code: 'unreachable' } });
    expect(await find({ issuer: 'https://nowhere.invalid' })).toMatchObject({
      failure: { code: 'unreachable', why: 'no-such-host' },
    });
  });

  test('a certificate that nobody vouches for is told as such', async () => {
    const site = await startSite({}, 'tls');
    expect(await find({ issuer: site.origin() })).toMatchObject({
      failure: { code: 'unreachable', why: 'certificate' },
    });
    await site.close();
  });

  test('a key that is published twice is one key in the ring', async () => {
    const found = await find(ofTenant('twice'));
    expect(found.ok).toBe(true);
    const kept = await rig.inspector.evaluate<number>(
      `globalThis.keys.add(${JSON.stringify(found.ok && found.keys)}).then(() => globalThis.keys.keys.value.length)`,
    );
    expect(kept).toBe(1);
  });

  // Chromium's worker cannot be asked from a page.
  if (name === 'firefox') {
    test('the background has no network', async () => {
      expect(await rig.inspector.evaluate<string>(FETCH_OF_BACKGROUND)).toBe('undefined');
    });
  }

  test('without access to the host nothing is asked, from a page and from the real panel', async () => {
    await rig.page.goto(`${server.origin}/html/page`);
    const panel = await rig.browser.openPanel(rig.page);
    await openKeysIn(panel, name, 'tab');
    await rig.browser.setSiteAccess(false);
    server.log();
    const { host } = new URL(server.origin);
    // Chromium asks the person, who does not answer here but cancels; Firefox does not ask a script.
    for (const view of [rig.inspector, panel]) {
      const canAsk = view === rig.inspector;
      const failure =
        name === 'chromium'
          ? { code: 'cancelled' }
          : { code: 'blocked-by-permission', hosts: [host], canAsk };
      expect(await fetchKeysIn(view, ofTenant('good'), 2_000)).toEqual({
        ok: false,
        failure,
        requests: [],
      });
    }
    expect(paths()).toEqual([]);
    await rig.browser.setSiteAccess(true);
    expect(await fetchKeysIn(panel, ofTenant('good'))).toMatchObject({ ok: true });
    await panel.close();
  });

  test('the keys are there again after a stop of the background, and all views share them', async () => {
    await rig.browser.stopBackground();
    const other = await rig.browser.openExtensionPage('inspector.html');
    await openKeysIn(other, name);
    await other.waitForFunction('globalThis.keys.keys.value.length === 1', { what: 'the key' });
    await other.evaluate('globalThis.keys.forgetAll()');
    await rig.inspector.waitForFunction('globalThis.keys.keys.value.length === 0', {
      what: 'the ring to be empty in the other view',
    });
    await other.close();
  });
});

describe.each(BROWSERS)('over https in %s', (name) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig(name, { anyCertificate: true });
    await openKeysIn(rig.inspector, name);
  });
  afterAll(() => rig?.close());

  test('keys are found, and no redirect leads out of it, not even on the same host', async () => {
    const visits: string[] = [];
    const plain = await startSite({
      '*': ({ url = '' }, response) => {
        visits.push(url);
        response.end('{}');
      },
    });
    const site = await startSite(
      {
        '/good/.well-known/openid-configuration': (_, response) =>
          void response.end(
            JSON.stringify({ issuer: `${site.origin()}/good`, jwks_uri: `${site.origin()}/jwks` }),
          ),
        '/jwks': (_, response) => void response.end(JSON.stringify({ keys: [KEY] })),
        '/down/.well-known/openid-configuration': (_, response) =>
          void response.writeHead(302, { location: `${plain.origin()}/down` }).end(),
      },
      'tls',
    );
    const find = (tenant: string) =>
      fetchKeysIn(rig.inspector, { issuer: `${site.origin()}/${tenant}` });
    expect(await find('good')).toMatchObject({ ok: true, url: `${site.origin()}/jwks` });
    expect(await find('down')).toMatchObject({
      failure: { code: 'redirected', to: `${plain.origin()}/down` },
    });
    expect(visits).toEqual([]);
    await Promise.all([site.close(), plain.close()]);
  });
});
