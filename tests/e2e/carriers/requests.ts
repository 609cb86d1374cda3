import { jwt } from '../../support/jwt.ts';
import { BOTH, type Row, send } from './row.ts';

/** Runs in the page. */
async function post(url: string, type: string, body: string): Promise<void> {
  await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
}

async function postParts(url: string, name: string, value: string): Promise<void> {
  const body = new FormData();
  body.append(name, value);
  body.append('picture', new Blob(['not looked at']), 'picture.png');
  await fetch(url, { method: 'POST', body });
}

async function postBytes(url: string, text: string): Promise<void> {
  await fetch(url, { method: 'POST', body: new TextEncoder().encode(text) });
}

function beacon(url: string, text: string): boolean {
  return navigator.sendBeacon(url, text);
}

function submitForm(value: string): void {
  const input = document.querySelector('input');
  if (input) input.value = value;
  document.forms[0]?.submit();
}

const FIRST_OF_TWO = jwt({ sub: 'first of two' });

export const FIELD_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'authorization',
    what: '`Authorization`, whatever the case of its scheme',
    act: ({ page, at, token }) =>
      page.evaluate(send, at('ok'), { authorization: `bEaReR ${token}` }),
    sightings: ({ origin }) => [
      {
        carrier: 'request-header',
        field: 'Authorization',
        via: ['bEaReR'],
        method: 'GET',
        frameId: 0,
        hop: 0,
        status: 200,
        initiator: origin(),
        resource: 'xmlhttprequest',
        challenge: null,
        failure: null,
      },
    ],
  },
  {
    ...BOTH,
    id: 'custom-field',
    what: 'a field of any name',
    act: ({ page, at, token }) => page.evaluate(send, at('ok'), { 'x-private': `Opaque ${token}` }),
    sightings: () => [{ carrier: 'request-header', field: 'X-Private', status: 200 }],
  },
  {
    ...BOTH,
    id: 'twice-in-a-field',
    what: 'several in one field',
    act: ({ page, at, token }) =>
      page.evaluate(send, at('ok'), { authorization: `Bearer ${FIRST_OF_TWO}, Bearer ${token}` }),
    sightings: () => [{ carrier: 'request-header', field: 'Authorization', via: ['Bearer'] }],
  },
];

export const URL_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'url-path',
    what: 'the path of a URL',
    pages: () => ({ '*': 'path' }),
    act: ({ page, at, token }) => page.goto(at(`share/${token}/page`)),
    sightings: () => [{ carrier: 'url-path', resource: 'main_frame', status: 200 }],
  },
  {
    ...BOTH,
    id: 'url-query',
    what: 'the query of a URL',
    act: ({ page, at, token }) => page.goto(at(`?a=1&token=${token}`)),
    sightings: () => [{ carrier: 'url-query', field: 'token', resource: 'main_frame' }],
  },
];

export const REQUEST_BODY_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'form-body',
    what: 'a form that is sent',
    pages: ({ path }) => ({
      '': `<form method="post" action="${path('sent')}"><input name="refresh_token"></form>`,
      sent: 'sent',
    }),
    async act({ page, at, token }) {
      await page.evaluate(submitForm, token);
      await page.waitForFunction(`location.href === '${at('sent')}'`, { what: 'the next page' });
    },
    sightings: () => [
      { carrier: 'request-body', field: 'refresh_token', method: 'POST', status: 200 },
    ],
  },
  {
    ...BOTH,
    id: 'json-body',
    what: 'JSON, at any depth',
    act: ({ page, at, token }) =>
      page.evaluate(post, at('ok'), 'application/json', JSON.stringify({ auth: { it: token } })),
    sightings: () => [{ carrier: 'request-body', field: '$.auth.it', method: 'POST', status: 200 }],
  },
  {
    ...BOTH,
    id: 'multipart-body',
    what: 'a part of a multipart body; files are left alone',
    act: ({ page, at, token }) => page.evaluate(postParts, at('ok'), 'id_token', token),
    sightings: () => [{ carrier: 'request-body', field: 'id_token', method: 'POST' }],
  },
  {
    ...BOTH,
    id: 'raw-body',
    what: 'bytes that are text',
    act: ({ page, at, token }) => page.evaluate(postBytes, at('ok'), `first ${token} last`),
    sightings: () => [{ carrier: 'request-body', method: 'POST' }],
  },
  {
    ...BOTH,
    id: 'beacon',
    what: '`navigator.sendBeacon`',
    act: ({ page, at, token }) => page.evaluate(beacon, at('ok'), JSON.stringify({ token })),
    sightings: () => [{ carrier: 'request-body', field: '$.token', method: 'POST' }],
  },
  {
    chromium: 'the setting *request bodies* is off',
    firefox: 'the setting *request bodies* is off',
    id: 'body-not-wanted',
    what: 'a body, when that was switched off',
    during: { sources: { requestBodies: false } },
    act: ({ page, at, token }) => page.evaluate(post, at('ok'), 'text/plain', token),
    sightings: () => [],
  },
];
