import { expect } from 'vitest';
import type { Answer } from '../../support/site.ts';
import { BOTH, type Row, send } from './row.ts';

const answer = (response: Answer, cookie: string): void => {
  response.setHeader('set-cookie', ['plain=1; Path=/; SameSite=Lax', cookie]);
  response.end('set');
};

export const COOKIE_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'cookie',
    what: '`Cookie`, and the jar that it came from',
    async act({ page, at, path, token }) {
      await page.evaluate(`document.cookie = 'session=${token}; path=${path()}'`);
      await page.evaluate(send, at('ok'), {});
    },
    sightings: () => [
      { carrier: 'cookie', field: 'session', status: 200 },
      { carrier: 'cookie-jar', field: 'session', store: expect.any(String), partition: null },
    ],
  },
  {
    ...BOTH,
    id: 'set-cookie',
    what: '`Set-Cookie`, several in an answer, those that scripts cannot read included',
    pages: ({ token, path }) => ({
      set: (_, response) =>
        answer(response, `sid=${token}; Path=${path()}; HttpOnly; SameSite=Lax`),
    }),
    act: ({ page, at }) => page.evaluate(send, at('set'), {}),
    sightings: () => [
      { carrier: 'cookie-jar', field: 'sid' },
      { carrier: 'set-cookie', field: 'sid', status: 200 },
    ],
  },
  {
    ...BOTH,
    id: 'partitioned-cookie',
    what: 'a partitioned cookie of a foreign frame, with the site that it is kept for',
    transport: 'tls',
    pages: ({ token, path, at }) => ({
      '': `<iframe src="${at('frame', 'other')}"></iframe>`,
      frame: (_, response) => {
        const attributes = `Path=${path()}; Secure; SameSite=None; Partitioned`;
        answer(response, `chips=${token}; ${attributes}`);
      },
    }),
    act: async () => {},
    sightings: () => [
      { carrier: 'cookie-jar', field: 'chips', partition: 'https://app.localhost' },
      { carrier: 'set-cookie', field: 'chips', frameId: expect.any(Number) },
    ],
  },
  {
    chromium: 'Chromium has no containers',
    firefox: true,
    id: 'container-cookie',
    what: 'a cookie in the jar of a container',
    async act({ browser, at, path, token }) {
      if (browser.name === 'chromium') return;
      const page = await browser.newContainerPage();
      await page.goto(at());
      await page.evaluate(`document.cookie = 'kept=${token}; path=${path()}'`);
      await page.evaluate(send, at('ok'), {});
      await page.close();
    },
    sightings: () => [
      { carrier: 'cookie', field: 'kept' },
      {
        carrier: 'cookie-jar',
        field: 'kept',
        store: expect.stringMatching(/^firefox-container-\d+$/),
      },
    ],
  },
];
