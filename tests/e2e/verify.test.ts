// A person verifies tokens of the demonstration with the keys that its real provider publishes, in the
// real views; and nothing else is asked of anybody.
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { tour } from '../../demo/tour.ts';
import { type ExportedToken, exportDocument } from '../../lib/view/export.ts';
import { BROWSERS } from '../../scripts/browsers.ts';
import type { DrivenPage } from '../../scripts/drive/driven.ts';
import { until } from '../../scripts/drive/wait.ts';
import { readHistories } from '../../scripts/start/feed.ts';
import { openRig, type Rig } from './rig.ts';

const ACCESS_TOKEN_SECONDS = 5;

/** Runs in the page: gives the button that is called so a mark to click at; false where it is not there. */
function markButton(name: string): boolean {
  const button = [...document.querySelectorAll('button')].find(
    (one) => (one.ariaLabel ?? one.textContent).trim() === name && !one.disabled,
  );
  for (const marked of document.querySelectorAll('[data-press]'))
    marked.removeAttribute('data-press');
  button?.setAttribute('data-press', '');
  return button !== undefined;
}

/** A real click, as browsers ask for access only in the turn of one. */
async function press(page: DrivenPage, name: string): Promise<void> {
  await page.waitForFunction(markButton, { args: [name], what: `the button "${name}"` });
  await page.click('[data-press]');
}

const says = (words: string): string =>
  `document.querySelector('[role=region][aria-label="Selected token"], section[aria-label="Selected token"]')?.innerText.includes(${JSON.stringify(words)})`;

describe.each(BROWSERS)('the demonstration in %s', (name) => {
  let demo: Demo;
  let rig: Rig;
  let asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  let tokens: readonly ExportedToken[] = [];

  beforeAll(async () => {
    demo = await startDemo({
      port: 0,
      accessTokenSeconds: ACCESS_TOKEN_SECONDS,
      onAsked: ({ method, url, headers }) => asked.push({ method, url, headers }),
    });
    rig = await openRig(name);
    await rig.page.goto(`${demo.shopUrl}/`);
    await tour(rig.page, { accessTokenSeconds: ACCESS_TOKEN_SECONDS, stops: ['shop'] });
    await until(async () => {
      tokens = exportDocument(await readHistories(rig.inspector), Date.now()).tokens;
      return (
        tokens.some(({ kind }) => kind === 'id') && tokens.some(({ kind }) => kind === 'access')
      );
    }, 'the tokens of the shop');
    // From here on nobody but the extension asks for anything.
    await rig.page.goto('about:blank');
    await rig.inspector.bringToFront();
  });
  afterAll(async () => {
    await rig?.close();
    await demo?.close();
  });

  async function select(kind: ExportedToken['kind']): Promise<void> {
    const histories = await readHistories(rig.inspector);
    const raw = tokens.find((token) => token.kind === kind)?.raw;
    const id = histories.find(({ record }) => record.raw === raw)?.record.id ?? '';
    await rig.inspector.click(`[role=row][data-id="${id}"]`);
  }

  test('tokens are verified by what the provider publishes, with the two requests that it takes', async () => {
    const { inspector } = rig;
    await select('id');
    await press(inspector, 'Verify…');
    asked = [];
    await press(inspector, "Verify with the issuer's published keys");
    // The demonstration's provider is on this machine, as the token says.
    await inspector.waitForFunction(says('names an address on this machine'), {
      what: 'the question whether to ask it',
    });
    expect(asked).toEqual([]);
    await press(inspector, 'Ask this address');
    await inspector.waitForFunction(says('Signature verified'), { what: 'the verdict' });
    await inspector.waitForFunction(says('Verified with RS256 by the key'), { what: 'its reason' });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /.well-known/openid-configuration',
      'GET /jwks',
    ]);
    // The browser is signed in there.
    for (const { headers } of asked) {
      for (const field of ['cookie', 'referer', 'origin', 'authorization']) {
        expect(headers).not.toHaveProperty(field);
      }
    }
  });

  test('another token of the issuer is verified by the same keys, without asking again', async () => {
    asked = [];
    await select('access');
    await rig.inspector.waitForFunction(says('Verified with ES256 by the key'), {
      what: 'the verdict about the other token',
    });
    expect(asked).toEqual([]);
  });

  test('no request of the extension is listed as traffic', async () => {
    const now = exportDocument(await readHistories(rig.inspector), Date.now()).tokens;
    const urls = now.flatMap(({ sightings }) => sightings.map(({ url }) => url ?? ''));
    expect(urls.filter((url) => url.includes('/.well-known/') || url.endsWith('/jwks'))).toEqual(
      [],
    );
  });
});
