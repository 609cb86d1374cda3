// Every carrier of this piece, in both browsers, on pages served from loopback.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers.ts';
import { jwe, jwt } from '../support/jwt.ts';
import { type Site, startSite } from '../support/site.ts';
import { openRig, placesOf, type Rig } from './rig.ts';

const token = (sub: string): string => jwt({ iss: 'https://issuer.example', sub });

const TOKENS = {
  bearer: token('bearer'),
  custom: token('custom'),
  third: token('third cookie'),
  set: token('set-cookie'),
  query: token('query'),
  fragment: token('fragment'),
  path: token('path'),
  first: token('first of two'),
  second: token('second of two'),
  flood: token('thirty at once'),
  refused: token('refused'),
  redirected: token('redirected'),
  encrypted: jwe('secret'),
};

/** Runs in the page: one request with the fields given. */
async function send(path: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(path, { headers })).status;
}

async function floodThirty(raw: string): Promise<void> {
  const headers = { authorization: `Bearer ${raw}` };
  const requests = Array.from({ length: 30 }, (_, i) => fetch(`/api/${i}`, { headers }));
  await Promise.all(requests);
}

describe.each(BROWSERS)('in %s', (name) => {
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    site = await startSite({
      '/': '<!doctype html><title>page</title>',
      '/set': (_, response) => {
        response.setHeader('set-cookie', [
          'a=1; Path=/; SameSite=Lax',
          `third=${TOKENS.third}; Path=/; SameSite=Lax`,
          `set=${TOKENS.set}; Path=/; HttpOnly; SameSite=Lax`,
        ]);
        response.end();
      },
      '/refused': (_, response) => {
        response.writeHead(401).end();
      },
      '/away': (_, response) => {
        response.writeHead(302, { location: `/?token=${TOKENS.redirected}` }).end();
      },
    });
    rig = await openRig(name);
    await rig.page.goto(`${site.origin()}/`);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('a token in Authorization is seen with its scheme, whatever its case', async () => {
    await rig.page.evaluate(send, '/ok', { authorization: `bEaReR ${TOKENS.bearer}` });
    const { sightings } = await rig.seen(TOKENS.bearer);
    expect(sightings[0]).toMatchObject({
      carrier: 'request-header',
      field: 'Authorization',
      via: ['bEaReR'],
      method: 'GET',
    });
  });

  test('a token in a field of any name is seen', async () => {
    await rig.page.evaluate(send, '/ok', { 'x-private': `Opaque ${TOKENS.custom}` });
    expect(placesOf(await rig.seen(TOKENS.custom))).toEqual(['request-header X-Private']);
  });

  test('several tokens in one field are each seen', async () => {
    const both = `${TOKENS.first}, Bearer ${TOKENS.second}`;
    await rig.page.evaluate(send, '/ok', { authorization: `Bearer ${both}` });
    await rig.seen(TOKENS.first);
    await rig.seen(TOKENS.second);
  });

  test('a JWE is seen as one token, its empty second segment included', async () => {
    await rig.page.evaluate(send, '/ok', { 'x-sealed': TOKENS.encrypted });
    await rig.seen(TOKENS.encrypted);
  });

  test('cookies are seen when set, in the jar and when sent', async () => {
    await rig.page.evaluate(send, '/set', {});
    await rig.page.evaluate(send, '/ok', {});
    const expected = (cookie: string) =>
      ['cookie', 'cookie-jar', 'set-cookie'].map((carrier) => `${carrier} ${cookie}`);
    expect(placesOf(await rig.seen(TOKENS.third, 3))).toEqual(expected('third'));
    expect(placesOf(await rig.seen(TOKENS.set, 3))).toEqual(expected('set'));
  });

  test('the query, the path and the fragment of a page are seen', async () => {
    const { query, path, fragment } = TOKENS;
    await rig.page.goto(`${site.origin()}/share/${path}?a=1&token=${query}#id_token=${fragment}`);
    expect(placesOf(await rig.seen(query))).toContain('url-query token');
    expect(placesOf(await rig.seen(path))).toContain('url-path');
    expect(placesOf(await rig.seen(fragment))).toContain('url-fragment id_token');
    await rig.page.goto(`${site.origin()}/`);
  });

  test('thirty parallel requests are thirty sightings of one token', async () => {
    await rig.page.evaluate(floodThirty, TOKENS.flood);
    const { record, sightings } = await rig.seen(TOKENS.flood, 30);
    expect(record.sightingCount).toBe(30);
    expect(new Set(sightings.map(({ requestId }) => requestId)).size).toBe(30);
  });

  test('the status of the answer is joined to the sighting', async () => {
    await rig.page.evaluate(send, '/refused', { authorization: `Bearer ${TOKENS.refused}` });
    await expect
      .poll(async () => (await rig.history(TOKENS.refused))?.sightings[0]?.status)
      .toBe(401);
    expect((await rig.history(TOKENS.refused))?.record.lastRejection?.status).toBe(401);
  });

  test('a redirect shows the token in Location and in the URL that follows', async () => {
    await rig.page.evaluate(send, '/away', {});
    const history = await rig.seen(TOKENS.redirected, 2);
    expect(placesOf(history)).toEqual(['response-header Location', 'url-query token']);
  });

  test('nothing is lost or counted twice when the background is stopped between requests', async () => {
    const raw = token(`${name} survivor`);
    await rig.page.evaluate(send, '/ok', { authorization: `Bearer ${raw}` });
    await rig.seen(raw);
    await rig.browser.stopBackground();
    await rig.page.evaluate(send, '/ok', { authorization: `Bearer ${raw}` });
    expect((await rig.seen(raw, 2)).record.sightingCount).toBe(2);
    expect((await rig.history(TOKENS.flood))?.record.sightingCount).toBe(30);
  });
});
