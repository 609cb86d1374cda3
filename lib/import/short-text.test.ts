import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import { jwt } from '../../tests/support/jwt.ts';
import { TokenFinder } from '../token/token-finder.ts';
import type { HandedOver } from './handed-over.ts';
import { readShortText } from './short-text.ts';

const NOW = 1_893_456_000_000;
const TOKEN = jwt({ sub: 'ada' });
const OTHER = jwt({ sub: 'bob' });
const [HEADER = '', CLAIMS = '', SIGNATURE = ''] = TOKEN.split('.');

const read = (text: string): HandedOver => readShortText(text, NOW);

/** "carrier field via token" of all that is found. */
function found(text: string): readonly string[] {
  const finder = new TokenFinder();
  return read(text).messages.flatMap((message) =>
    finder
      .find(message)
      .hits.map(({ carrier, field, via, raw }) =>
        [carrier, field, via.join('>'), raw === TOKEN ? 'TOKEN' : raw === OTHER ? 'OTHER' : raw]
          .filter((word) => word !== '')
          .join(' '),
      ),
  );
}

/** As Chromium 156 copies it, bash. */
const CHROMIUM_BASH = `curl 'https://api.shop.example/orders?page=1' \\
  -H 'accept: application/json' \\
  -H 'authorization: Bearer ${TOKEN}' \\
  -H 'content-type: application/json' \\
  -b 'shop_session=${OTHER}; theme=dark' \\
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \\
  --data-raw $'{"note":"it\\'s","token":"${OTHER}"}' \\
  --compressed`;

/** As Chromium 156 copies it, cmd. */
const CHROMIUM_CMD = `curl ^"https://api.shop.example/orders?page=1^&t=${OTHER}^" ^
  -H ^"accept: */*^" ^
  -H ^"authorization: Bearer ${TOKEN}^" ^
  -b ^"shop_session=${OTHER}; theme=dark^" ^
  --data-raw ^"^{^\\^"token^\\^":^\\^"${OTHER}^\\^"^}^" ^
  --insecure`;

/** As Firefox copies it, POSIX. */
const FIREFOX = `curl 'https://api.shop.example/orders' \\
  --compressed \\
  -X POST \\
  -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' \\
  -H 'Accept: */*' \\
  -H 'Authorization: Bearer ${TOKEN}' \\
  -H 'Cookie: shop_session=${OTHER}' \\
  --data-raw 'grant_type=x&assertion=${TOKEN}'`;

describe('a curl command', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'of Chromium, bash',
      CHROMIUM_BASH,
      [
        'request-body $.token OTHER',
        'request-header Authorization Bearer TOKEN',
        'cookie shop_session OTHER',
      ],
    ],
    [
      'of Chromium, cmd',
      CHROMIUM_CMD,
      [
        'request-body $.token OTHER',
        'url-query t OTHER',
        'request-header Authorization Bearer TOKEN',
        'cookie shop_session OTHER',
      ],
    ],
    [
      'of Firefox',
      FIREFOX,
      [
        'request-body assertion TOKEN',
        'request-header Authorization Bearer TOKEN',
        'cookie shop_session OTHER',
      ],
    ],
    [
      'with a user',
      `curl -u ada:${TOKEN} https://a.example/`,
      ['request-header Authorization Basic>base64 TOKEN'],
    ],
    [
      'with a bearer token',
      `curl --oauth2-bearer ${TOKEN} a.example`,
      ['request-header Authorization Bearer TOKEN'],
    ],
    ['that gets', `curl -sSG -d t=${TOKEN} https://a.example/`, ['url-query t TOKEN']],
    [
      'with encoded data',
      `$ curl --data-urlencode "t=${TOKEN}" https://a.example/`,
      ['request-body t TOKEN'],
    ],
    ['with JSON', `curl --json '{"t":"${TOKEN}"}' https://a.example/`, ['request-body $.t TOKEN']],
    ['with a form', `curl -Ft=${TOKEN} https://a.example/`, ['request-body t TOKEN']],
    [
      'with its output elsewhere',
      `curl a.example?t=${TOKEN} > out.json 2>&1`,
      ['url-query t TOKEN'],
    ],
    [
      'of options alone',
      `-H 'Authorization: Bearer ${TOKEN}'`,
      ['request-header Authorization Bearer TOKEN'],
    ],
  ])('%s', (_, text, hits) => {
    expect(read(text).form).toBe('curl');
    expect(found(text).toSorted()).toEqual(hits.toSorted());
  });

  test('its request is known by method and URL', () => {
    const [message] = read(CHROMIUM_BASH).messages;
    expect(message).toMatchObject({
      type: 'imported',
      at: NOW,
      method: 'POST',
      url: 'https://api.shop.example/orders?page=1',
    });
    expect(read('curl -I a.example').messages[0]).toMatchObject({
      method: 'HEAD',
      url: 'http://a.example',
    });
  });

  test('several are several', () => {
    const { messages } = read(`curl 'https://a.example' ;\ncurl 'https://b.example'`);
    expect(messages.map(({ url }) => url)).toEqual(['https://a.example', 'https://b.example']);
  });

  const urlsOf = (text: string): readonly string[] => read(text).messages.map(({ url }) => url);

  test('several URLs of one are several requests that send the same', () => {
    const text = `curl -H 'X-Key: ${TOKEN}' https://a.example -d a=1 --url https://b.example`;
    expect(urlsOf(text)).toEqual(['https://a.example', 'https://b.example']);
    expect(found(text)).toEqual(['request-header X-Key TOKEN', 'request-header X-Key TOKEN']);
    expect(read('curl -G -d q=1 a.example b.example').messages).toMatchObject([
      { url: 'http://a.example?q=1' },
      { url: 'http://b.example?q=1' },
    ]);
  });

  test.each(['--next', '-:', '-s:'])(
    'what stands before %s is not sent by what is after it',
    (next) => {
      const text = `curl -H 'Authorization: Bearer ${TOKEN}' https://a.example ${next} -d t=1 https://b.example`;
      const [first, second] = read(text).messages;
      expect(read(text).messages).toHaveLength(2);
      expect(first).toMatchObject({ url: 'https://a.example', method: 'GET' });
      expect(second).toMatchObject({ url: 'https://b.example', method: 'POST' });
      expect(JSON.stringify(second)).not.toContain(TOKEN);
    },
  );

  test.each([
    'curl https://a.example | jq .token',
    'curl https://a.example && echo done || exit 1',
    'curl https://a.example; open report.html',
    'curl https://a.example 2>&1 | tee out.txt',
    'curl https://a.example &>/dev/null\necho done',
    'curl ^"https://a.example^" | findstr token',
  ])('other commands around it are no requests: %s', (text) => {
    expect(urlsOf(text)).toEqual(['https://a.example']);
    expect(read(text).problems).toEqual([]);
  });

  test('the options of a line whose end lost its backslash are read', () => {
    const text = `curl https://a.example\n  -H 'Authorization: Bearer ${TOKEN}'`;
    expect(found(text)).toEqual(['request-header Authorization Bearer TOKEN']);
  });

  test('very many URLs are all read, and quickly', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `h${index}.example -H 'a: b'`);
    expect(read(`curl ${many.join(' ')}`).messages).toHaveLength(20_000);
  });

  test('what it names and does not hold is told with its line', () => {
    const { problems } = read(`curl a.example \\\n -b jar.txt \\\n -d @body.json -H nonsense`);
    expect(problems.map(({ code, line, name }) => `${code} ${line} ${name}`)).toEqual([
      'line-no-field 3 nonsense',
      'file-not-here 3 --data body.json',
      'file-not-here 2 -b jar.txt',
    ]);
    expect(read(`curl 'https://a.example`).problems).toMatchObject([
      { code: 'quote-not-closed', line: 1 },
    ]);
    expect(read(`curl -H 'a: b'`).problems).toMatchObject([{ code: 'no-url', line: 1 }]);
  });
});

describe('HTTP as text', () => {
  test('a request and its answer', () => {
    const text = `POST /token?t=${TOKEN} HTTP/1.1\r\nHost: a.example\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nassertion=${OTHER}\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: sid=${OTHER}; HttpOnly\r\n\r\n{"access_token":"${TOKEN}"}`;
    expect(read(text).form).toBe('http');
    expect(read(text).messages[0]).toMatchObject({
      url: `https://a.example/token?t=${TOKEN}`,
      method: 'POST',
    });
    expect(found(text)).toEqual([
      'request-body assertion OTHER',
      'url-query t TOKEN',
      'request-header Authorization Bearer TOKEN',
      'set-cookie sid OTHER',
      'response-body $.access_token TOKEN',
    ]);
  });

  test('as curl -v prints it', () => {
    const text = `* Connected\n> GET / HTTP/2\n> Host: a.example\n> Authorization: Bearer ${TOKEN}\n>\n* more\n< HTTP/2 401 \n< www-authenticate: Bearer\n<\n{"t":"${OTHER}"}`;
    expect(found(text)).toEqual([
      'request-header Authorization Bearer TOKEN',
      'response-body $.t OTHER',
    ]);
  });

  test('a line that is no field is told', () => {
    expect(read('GET / HTTP/1.1\nHost: a\nnonsense here').problems).toMatchObject([
      { code: 'line-no-field', line: 3, name: 'nonsense here' },
    ]);
  });
});

describe('other short texts', () => {
  test.each<[string, HandedOver['form'], readonly string[]]>([
    [`Authorization: Bearer ${TOKEN}`, 'fields', ['request-header Authorization Bearer TOKEN']],
    [
      `Cookie: a=1; sid=${TOKEN}\nX-Api: ${OTHER}`,
      'fields',
      ['cookie sid TOKEN', 'request-header X-Api OTHER'],
    ],
    [`set-cookie: sid=${TOKEN}; Path=/\nx-y: 1`, 'fields', ['set-cookie sid TOKEN']],
    [`:authority: a.example\n:path: /?t=${TOKEN}`, 'fields', ['url-query t TOKEN']],
    [`a=1; sid=${TOKEN}`, 'cookies', ['cookie sid TOKEN']],
    [`sid=${TOKEN}; Path=/; HttpOnly`, 'cookies', ['set-cookie sid TOKEN']],
    [`  https://a.example/cb#id_token=${TOKEN}\n`, 'url', ['url-fragment id_token TOKEN']],
    [`myapp://cb?code=1&t=${TOKEN}`, 'url', ['url-query t TOKEN']],
    [`wss://a.example/?t=${TOKEN}`, 'url', ['websocket-url t TOKEN']],
    [TOKEN, 'token', ['imported TOKEN']],
    [`Bearer ${TOKEN}`, 'token', ['imported Bearer TOKEN']],
    [`"${TOKEN}",`, 'token', ['imported quoted TOKEN']],
    [`${TOKEN.slice(0, 30)}\n  ${TOKEN.slice(30)}`, 'token', ['imported TOKEN']],
    [`${HEADER}.\n${CLAIMS}.\n${SIGNATURE}`, 'token', ['imported TOKEN']],
    [
      `${TOKEN.slice(0, 50)}\n${TOKEN.slice(50, 100)}\n${TOKEN.slice(100)}`,
      'token',
      ['imported TOKEN'],
    ],
    [`${TOKEN}\n${OTHER}`, 'text', ['imported TOKEN', 'imported OTHER']],
    [`${TOKEN}\nthanks`, 'text', ['imported TOKEN']],
    [`see ${TOKEN}, please`, 'text', ['imported see TOKEN']],
    [
      `const t = "${TOKEN}";\nfetch("https://a.example/?t=${OTHER}")`,
      'text',
      ['imported quoted TOKEN', 'imported ?t OTHER'],
    ],
    [`${HEADER}.${CLAIMS}`, 'token', [`imported ${HEADER}.${CLAIMS}`]],
    [CLAIMS, 'damaged', []],
    [TOKEN.slice(0, 40), 'damaged', []],
    ['nothing at all', 'text', []],
    ['', 'text', []],
  ])('%j is %s', (text, form, hits) => {
    expect(read(text).form).toBe(form);
    expect(found(text)).toEqual(hits);
  });

  test('a value that is broken over lines is joined, and told', () => {
    const text = `Authorization: Bearer ${TOKEN.slice(0, 40)}\n${TOKEN.slice(40)}`;
    expect(found(text)).toEqual(['request-header Authorization Bearer TOKEN']);
    expect(read(text).problems).toMatchObject([{ code: 'line-joined', line: 2 }]);
  });

  test('nothing of it counts as sent', () => {
    for (const text of [CHROMIUM_BASH, `Authorization: Bearer ${TOKEN}`, TOKEN]) {
      for (const { type } of read(text).messages) expect(type).toBe('imported');
    }
  });
});

test('any text is read as something, and a token that stands in it is found', () => {
  const pieces = fc.constantFrom(
    ...[
      'curl ',
      '-H ',
      "'",
      '"',
      '\n',
      ': ',
      '; ',
      '=',
      ' HTTP/1.1',
      'GET /',
      'HTTP/1.1 200',
      '^"',
    ],
    ...['Cookie', 'Authorization', 'https://a', '{', '.', 'ey', '--data ', '\\', '> ', '@', HEADER],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, anyText)), (parts) => {
      const text = parts.join('');
      expect(read(text).problems.length).toBeLessThanOrEqual(2 * text.length + 2);
      found(text);
    }),
  );
});

test('200,000 fields of an answer beside one of a request take no longer than they must', () => {
  const text = `Authorization: Bearer x\n${'age: 1\n'.repeat(200_000)}`;
  const [message] = readShortText(text, 0).messages;
  expect(message?.parts.map(({ type }) => type)).toEqual(['request', 'response']);
});

test('the value of an option of curl that is not looked at is no URL of the request', () => {
  const command =
    'curl https://api.example/me --doh-url https://dns.example --mail-from ada@x.example';
  expect(readShortText(command, 0).messages.map(({ url }) => url)).toEqual([
    'https://api.example/me',
  ]);
});
