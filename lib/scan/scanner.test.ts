import { describe, expect, test } from 'vitest';
import { cookie, request, response } from '../../tests/support/messages.ts';
import { jwe, jws, segment } from '../../tests/support/tokens.ts';
import type { Message } from './message.ts';
import { scanMessage } from './scan-message.ts';
import { Scanner } from './scanner.ts';
import { unwrap } from './unwrap.ts';

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });

/** The hits as lines: carrier, field, unwrap chain. */
const where = (message: Message): readonly string[] =>
  scanMessage(message).map(({ carrier, field, via }) => [carrier, field, ...via].join(' '));

const inUrl = (url: string): readonly string[] => where(request({ url }));

describe('request fields', () => {
  test.each(['Bearer', 'bearer', 'BEARER', 'DPoP', 'JWT', 'Token', 'Private-Scheme'])(
    'Authorization with the scheme %s',
    (scheme) => {
      expect(where(request({ fields: { Authorization: `${scheme} ${TOKEN}` } }))).toEqual([
        `request-header Authorization ${scheme}`,
      ]);
    },
  );

  test('any field of any name, in the spelling that people know', () => {
    const fields = {
      'X-Api-Token': TOKEN,
      'cf-access-jwt-assertion': `"${OTHER}"`,
      dpop: jws({ htm: 'GET' }, { typ: 'dpop+jwt' }),
      Referer: `https://shop.example/?code=1&t=${jwe()}`,
    };
    expect(where(request({ fields }))).toEqual([
      'request-header X-Api-Token',
      'request-header Cf-Access-Jwt-Assertion quoted',
      'request-header DPoP',
      'request-header Referer ?t',
    ]);
  });

  test('several tokens in one field, each with its own scheme', () => {
    const fields = { Authorization: `Bearer ${TOKEN}, DPoP "${OTHER}"` };
    expect(where(request({ fields }))).toEqual([
      'request-header Authorization Bearer',
      'request-header Authorization DPoP quoted',
    ]);
  });

  test('a field that came twice is one hit for one token, whatever the case of its name', () => {
    const message = request({ fields: { Authorization: TOKEN, authorization: TOKEN } });
    expect(where(message)).toEqual(['request-header Authorization']);
  });
});

describe('cookies', () => {
  test('the third cookie', () => {
    const fields = { Cookie: `theme=dark; id=1; session=${TOKEN}; last="x"` };
    expect(where(request({ fields }))).toEqual(['cookie session']);
  });

  test('every cookie that holds one, and the field in lower case as Firefox names it', () => {
    const fields = { cookie: `a=${TOKEN}; b="${OTHER}"; c=Bearer%20${TOKEN}; d=${TOKEN}.${OTHER}` };
    expect(where(request({ fields }))).toEqual([
      'cookie a',
      'cookie b quoted',
      'cookie c percent-encoded Bearer',
      'cookie d',
      'cookie d',
    ]);
  });

  test('names that differ by case are different cookies', () => {
    expect(where(request({ fields: { Cookie: `jwt=${TOKEN}; JWT=${TOKEN}` } }))).toEqual([
      'cookie jwt',
      'cookie JWT',
    ]);
  });

  test('a cookie without a name', () => {
    expect(where(request({ fields: { Cookie: TOKEN } }))).toEqual(['cookie ']);
  });

  test('the same token in Cookie and in Authorization is two hits', () => {
    const fields = { Cookie: `session=${TOKEN}`, Authorization: `Bearer ${TOKEN}` };
    expect(where(request({ fields }))).toEqual([
      'cookie session',
      'request-header Authorization Bearer',
    ]);
  });

  test('Set-Cookie, one line or several joined by line feeds', () => {
    const lines = `theme=dark; Path=/\nid=${TOKEN}; HttpOnly\naccess=${OTHER}; Path=/; Secure`;
    expect(where(response({ fields: { 'set-cookie': lines } }))).toEqual([
      'set-cookie id',
      'set-cookie access',
    ]);
  });

  test('the cookie jar', () => {
    expect(where(cookie({ name: 'session', value: TOKEN }))).toEqual(['cookie-jar session']);
  });

  test('in a response, Cookie is a field like any other, and so is Set-Cookie in a request', () => {
    expect(where(response({ fields: { Cookie: `a=${TOKEN}` } }))).toEqual([
      'response-header Cookie form a',
    ]);
    expect(where(request({ fields: { 'Set-Cookie': `a=${TOKEN}` } }))).toEqual([
      'request-header Set-Cookie form a',
    ]);
  });
});

describe('a value in several cookies', () => {
  const session = `base64-${segment(JSON.stringify({ access_token: TOKEN, refresh_token: 'x' }))}`;
  const parts = [session.slice(0, 80), session.slice(80)] as const;
  const chain = 'sb-xyz-auth-token.0+.1 base64- $.access_token';

  test('of one request, in either order, also of several fields', () => {
    const [first, second] = parts.map((part, index) => `sb-xyz-auth-token.${index}=${part}`);
    for (const cookies of [`${first}; a=1; ${second}`, `${second}; ${first}`]) {
      expect(where(request({ fields: { Cookie: cookies } }))).toEqual([`cookie ${chain}`]);
    }
    const fields = { Cookie: `${first}`, cookie: `${second}` };
    expect(where(request({ fields }))).toEqual([`cookie ${chain}`]);
  });

  test('with a chunk missing, which is said', () => {
    const fields = { Cookie: `t.0=${JSON.stringify({ a: 1, id_token: TOKEN })}; t.2=x` };
    expect(where(request({ fields }))).toEqual(['cookie t.0+.2 chunk 1 missing $.id_token']);
  });

  test('that the jar reports one at a time, or responses set one at a time', () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const jar = new Scanner(unwrap);
      const set = new Scanner(unwrap);
      const hits = order.map((index) => {
        const name = `sb-xyz-auth-token.${index}`;
        const line = `${name}=${parts[index]}; Path=/; HttpOnly`;
        return [
          ...jar.scan(cookie({ name, value: parts[index] })).hits,
          ...set.scan(response({ fields: { 'Set-Cookie': line } })).hits,
        ].map(({ carrier, field, via }) => [carrier, field, ...via].join(' '));
      });
      expect(hits).toEqual([[], [`cookie-jar ${chain}`, `set-cookie ${chain}`]]);
    }
  });

  test('keeps how it was set', () => {
    const lines = parts.map((part, index) => `x.${index}=${part}; Secure; SameSite=Lax`).join('\n');
    const [hit] = scanMessage(response({ fields: { 'Set-Cookie': lines } }));
    expect(hit).toMatchObject({ field: 'x.0+.1', form: 'jws', cookie: { sameSite: 'lax' } });
  });
});

test('a bound that is hit is said with its place', () => {
  let text: string = TOKEN;
  for (let depth = 0; depth < 12; depth++) text = segment(text);
  const { hits, limits } = new Scanner(unwrap).scan(request({ fields: { 'X-Deep': text } }));
  expect(hits).toEqual([]);
  expect(limits).toMatchObject([{ code: 'too-deep', carrier: 'request-header', field: 'X-Deep' }]);
});

describe('URLs', () => {
  test.each([
    [`https://a.example/reset/${TOKEN}/now`, 'url-path '],
    [`https://user:${TOKEN}@a.example/`, 'url-path '],
    [`https://a.example/cb?state=1&id_token=${TOKEN}`, 'url-query id_token'],
    [`https://a.example/cb?id%5Ftoken=${TOKEN}`, 'url-query id_token'],
    [`https://a.example/cb?next=%2Fx%3Ft%3D${TOKEN}%26y`, 'url-query next percent-encoded ?t'],
    [`https://a.example/cb?${TOKEN}`, 'url-query '],
    [`https://a.example/cb?${TOKEN}=`, 'url-query '],
    [`https://a.example/cb#access_token=${TOKEN}&token_type=Bearer`, 'url-fragment access_token'],
    [`https://a.example/#/cb?id_token=${TOKEN}&state=1`, 'url-fragment id_token'],
    [`https://a.example/#/cb/access_token=${TOKEN}`, 'url-fragment access_token'],
    [`https://a.example/#/reset/${TOKEN}`, 'url-fragment '],
    [`https://a.example/#/reset/${TOKEN}?lang=de`, 'url-fragment '],
    [`https://a.example/#/reset/${TOKEN}/now?lang=de&x=1`, 'url-fragment '],
    [`wss://a.example/live?access_token=${TOKEN}`, 'websocket-url access_token'],
    [`WS://a.example/${TOKEN}`, 'websocket-url '],
    [`not a url but ${TOKEN}`, 'url-path '],
  ])('%s', (url, place) => {
    expect(inUrl(url)).toEqual([place]);
  });

  test('one token in two parameters is two hits, and two in one parameter are two', () => {
    expect(inUrl(`https://a.example/?a=${TOKEN}&b=${TOKEN}&c=${TOKEN},${OTHER}`)).toEqual([
      'url-query a',
      'url-query b',
      'url-query c',
      'url-query c',
    ]);
  });

  test('the URL of a response was already seen with its request', () => {
    expect(where(response({ url: `https://a.example/?t=${TOKEN}` }))).toEqual([]);
  });
});

describe('response fields', () => {
  test('Location and others', () => {
    const fields = {
      Location: `https://shop.example/cb#id_token=${TOKEN}`,
      'X-Refreshed': `Bearer ${OTHER}`,
    };
    expect(where(response({ fields }))).toEqual([
      'response-header Location #id_token',
      'response-header X-Refreshed Bearer',
    ]);
  });
});

describe('hostile messages', () => {
  test('lose no token beside them and never throw', () => {
    const fields = {
      ['__proto__']: TOKEN,
      constructor: TOKEN,
      '': TOKEN,
      'X-Dots': '.'.repeat(10_000),
      'X-Bomb': `${'['.repeat(100_000)}`,
      'X-Half': `eyJhbGciOiJSUzI1NiJ9.${'e'.repeat(100_000)}`,
      'X-Bidi': `\u202e${TOKEN}\u2066\u0000`,
      'X-Surrogate': `\ud800${TOKEN}\udc00`,
      'X-Last': OTHER,
    };
    const message = request({ url: `%%%?%=${TOKEN}#%E0%A4=${TOKEN}`, fields });
    expect(where(message)).toEqual([
      'url-query %',
      'url-fragment %E0%A4',
      'request-header __proto__',
      'request-header Constructor',
      'request-header ',
      'request-header X-Bidi',
      'request-header X-Surrogate',
      'request-header X-Last',
    ]);
  });

  test('10,000 parameters and cookies are all looked at', () => {
    const pairs = Array.from({ length: 10_000 }, (_, index) => `p${index}=${TOKEN}`);
    const message = request({
      url: `https://a.example/?${pairs.join('&')}`,
      fields: { Cookie: pairs.join('; ') },
    });
    expect(scanMessage(message)).toHaveLength(20_000);
  });
});
