// The main job, end to end: the demonstration shop signs in against its real provider, and the
// extension has every token right.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { tour } from '../../demo/tour.ts';
import { type ExportedToken, exportDocument } from '../../lib/view/export.ts';
import { BROWSERS } from '../../scripts/browsers.ts';
import { until } from '../../scripts/drive/wait.ts';
import { readHistories } from '../../scripts/start/feed.ts';
import { openRig, type Rig } from './rig.ts';

const ACCESS_TOKEN_SECONDS = 5;

describe.each(BROWSERS)('the demonstration in %s', (name) => {
  let demo: Demo;
  let rig: Rig;
  let tokens: readonly ExportedToken[];

  beforeAll(async () => {
    demo = await startDemo({ port: 0, accessTokenSeconds: ACCESS_TOKEN_SECONDS });
    rig = await openRig(name);
    await rig.page.goto(`${demo.shopUrl}/`);
    await tour(rig.page, { accessTokenSeconds: ACCESS_TOKEN_SECONDS, stops: ['shop'] });
    await until(async () => {
      tokens = exportDocument(await readHistories(rig.inspector), Date.now()).tokens;
      return ofKind('access').length > 1;
    }, 'the renewed access token to be seen');
  });
  afterAll(async () => {
    await rig?.close();
    await demo?.close();
  });

  const ofKind = (kind: ExportedToken['kind']) => tokens.filter((token) => token.kind === kind);
  const carriers = ({ sightings }: ExportedToken) =>
    [...new Set(sightings.map(({ carrier }) => carrier))].sort();

  test('finds every access and refresh token, the ID token, both sorts of session and nothing else', () => {
    expect(ofKind('access')).toHaveLength(2);
    expect(ofKind('id')).toHaveLength(1);
    expect(
      ofKind('session')
        .map(({ form }) => form)
        .sort(),
    ).toEqual(['jws', 'reference']);
    // The one that was sent in a body to be renewed; the answer with its successor was not watched.
    expect(ofKind('refresh')).toMatchObject([
      { form: 'reference', sightings: [{ carrier: 'request-body', field: 'refresh_token' }] },
    ]);
    expect(tokens).toHaveLength(6);
  });

  test('the first access token was sent for every price and once too often', () => {
    const [first] = ofKind('access').toSorted((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
    expect(first?.sightingCount).toBeGreaterThanOrEqual(32);
    const prices = first?.sightings.filter(({ url }) => url.includes('/api/prices/'));
    expect(prices).toHaveLength(30);
    expect(first?.sightings.filter(({ status }) => status === 401)).toHaveLength(1);
    expect(first?.lifetime).toMatchObject({ state: 'expired', sentAfterExpiry: true });
  });

  test('the ID token was sent once, as a bearer credential, and is an ID token all the same', () => {
    const [id] = ofKind('id');
    expect(id?.sightings).toMatchObject([
      { carrier: 'request-header', field: 'Authorization', via: ['Bearer'], method: 'POST' },
    ]);
  });

  test('the session cookie was seen set, kept and sent', () => {
    const session = ofKind('session').find(({ form }) => form === 'jws');
    expect(session && carriers(session)).toEqual(['cookie', 'cookie-jar', 'set-cookie']);
  });

  test('the cart is known by a reference token, whose claims stay on the server', () => {
    const cart = ofKind('session').find(({ form }) => form === 'reference');
    expect(cart).toMatchObject({ header: null, claims: null });
    expect(cart?.recognition?.family).toBe('express-session');
    expect(cart?.sightings.every(({ field }) => field === 'connect.sid')).toBe(true);
  });
});
