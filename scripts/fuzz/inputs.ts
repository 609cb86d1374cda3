// Texts that resemble what is met in traffic, and ways to spoil them.
import { AWKWARD_CASES } from '../../lib/scan/awkward-cases.ts';
import type { Dice } from './random.ts';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

const HEADERS = [
  '{"alg":"RS256","typ":"JWT"}',
  '{ "alg": "none" }',
  '{\n"alg":"ES256","kid":"\u00e9\u202e"}',
  '{"alg":"dir","enc":"A256GCM"}',
  '{"alg":"HS256","b64":false,"crit":["b64"]}',
  '{"typ":"dc+sd-jwt","alg":"ES256"}',
  '{"typ":"kb+jwt","alg":"ES256"}',
  '{"alg":"HS256","alg":"none","__proto__":1e400}',
  '{"alg":null}',
  '{"alg":{"alg":[]},"x":[[[[[[]]]]]]}',
];

const CLAIMS = [
  '{"sub":"ada","exp":1893456000,"n":100002348117421473}',
  '{"_sd":["x","y"],"_sd_alg":"sha-256","a":[{"...":"z"}]}',
  '{"iat":1e999,"nbf":-0,"aud":["a","b"],"aud":3.0}',
  '[]',
  '"eyJhbGciOiJub25lIn0.e30."',
  'plain text',
];

/** The shortest and oddest beginnings of what the core looks for. */
const PIECES = [
  ...['curl ', ' -H ', "'", '^"', '^\n', "$'", 'GET /x HTTP/1.1\n', 'HTTP/1.1 200\n', '> '],
  ...[
    'Cookie: ',
    'Set-Cookie: a=',
    '{"log":{"entries":[',
    '{"request":{"url":"a"}}',
    'https://a/?',
  ],
  ...['{"format":"bearerscope"', ',"tokens":['],
  ...['eyJ', 'ey', 'ew', 'eyA', 'ewo', 'ew0K', 'ewk', '.', '..', '~', '~~', '=', '==', '%'],
  ...['%2E', '%252e', '%22', '%7B', '\\u002e', '\\"', '\\', '"', '{"', '":"', '"}', '[', ']', ','],
  ...[
    'Bearer ',
    'DPoP ',
    'base64-',
    '; ',
    '&',
    '#',
    '?a=',
    '\r\n',
    '\n--x\r\n',
    '--x--',
    '.0=',
    '\u0000',
  ],
  ...[
    '\ud800',
    '\udfff',
    '\ufeff',
    '\u2028',
    '漢',
    '😀',
    'v4.public.',
    'v2.local.',
    'W10',
    'e30',
    's:',
  ],
  ...[
    '"payload":"',
    '"signature":"',
    '"protected":"',
    '"ciphertext":"',
    '"log":{"entries":[{',
    '}]}}',
  ],
  ...[
    'Fe26.2*',
    'CfDJ8',
    'BAh7',
    '--',
    '2|1:0|10:',
    'a%3A2%3A',
    '|',
    ':',
    'chunks-2',
    '"refresh_token":"',
    'access_token=',
    'client_secret',
    `ghp_${'a1B2c3D4e5F6'.repeat(3)}`,
    'data: ',
    '!1234567890.20480.0000',
  ],
];

/** Looks drawn at random, and has what encoders escape. */
const OPAQUE = 'q1C9tR5k0/ZbVxW3+yLmN8pD7fGhJ2sK4u==';

const SHAPES: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `Bearer ${token}`,
  (token) => percentEncoded(token),
  (token) => percentEncoded(percentEncoded(`{"t":"${token}"}`)),
  (token) => base64url(`{"access_token":"${token}"}`),
  (token) => `base64-${Buffer.from(JSON.stringify({ a: token })).toString('base64')}`,
  (token) => JSON.stringify({ a: JSON.stringify({ b: [token] }) }),
  (token) => `a=${token.slice(0, 20)}; a.1=${token.slice(20)}; a.0=${token}`,
  (token) => `--x\r\nContent-Disposition: form-data; name="t"\r\n\r\n${token}\r\n--x--`,
  (token) => JSON.stringify({ payload: token, protected: token, signature: token }),
  (token) => JSON.stringify({ access_token: token, refresh_token: OPAQUE, data: token }),
  (token) => `data: {"t":"${token}","refresh_token":"${OPAQUE}"}\n\ndata: "${token}"\n\n`,
  (token) => `cb(${JSON.stringify({ body: JSON.stringify({ accessToken: OPAQUE, t: token }) })});`,
  (token) =>
    `grant_type=a&refresh_token=${percentEncoded(OPAQUE)}&client_secret=${OPAQUE}&t=${token}`,
  (token) => `https://a.example/cb?access_token=${OPAQUE}#id_token=${token}`,
  (token) => `<script>var s = {"auth":{"refreshToken":"${OPAQUE}","jwt":"${token}"}};</script>`,
  (token) => `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify({ act: [token] }))}.`,
  (token) => JSON.stringify({ log: { entries: [entryOf(token), {}] } }),
];

function entryOf(token: string): object {
  return {
    request: {
      url: `https://a.example/${token}?t=${percentEncoded(token)}#id_token=${token}`,
      headers: [{ name: 'Cookie', value: `a=${token}; b="${token}"` }],
      postData: { mimeType: 'application/x-www-form-urlencoded', text: `t=${token}` },
    },
    response: {
      headers: [{ name: 'set-cookie', value: `sid=${token}; Path=/; Max-Age=1` }],
      content: { mimeType: 'text/plain', encoding: 'base64', text: base64url(token) },
    },
  };
}

/** A text to begin with. */
export function freshInput(dice: Dice): string {
  if (dice.chance(0.3)) return dice.one(AWKWARD_CASES)?.text ?? '';
  if (dice.chance(0.1)) return randomText(dice, dice.below(200));
  const header = base64url(dice.one(HEADERS) ?? '');
  const claims = base64url(dice.one(CLAIMS) ?? '');
  const rest = Array.from({ length: dice.below(5) }, () => base64url(randomText(dice, 9)));
  const token = [header, claims, ...rest].join('.') + (dice.chance(0.2) ? '~WyJhIl0~' : '');
  return (dice.one(SHAPES) ?? String)(token);
}

function randomText(dice: Dice, length: number): string {
  const limit = dice.one([0x80, 0x100, 0x10000]) ?? 0x80;
  return String.fromCharCode(...Array.from({ length }, () => dice.below(limit)));
}

type Mutation = (text: string, dice: Dice) => string;

const LONGEST = 40_000;

const MUTATIONS: readonly Mutation[] = [
  (text, dice) => spliced(text, dice, dice.one(PIECES) ?? ''),
  (text, dice) => spliced(text, dice, randomText(dice, 1 + dice.below(3))),
  (text, dice) => spliced(text, dice, freshInput(dice)),
  (text, dice) => text.slice(0, dice.below(text.length + 1)),
  (text, dice) => text.slice(dice.below(text.length + 1)),
  (text, dice) => {
    const [start, end] = stretch(text, dice);
    return text.slice(0, start) + text.slice(end);
  },
  (text, dice) => {
    const [start, end] = stretch(text, dice);
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  (text, dice) =>
    text.repeat(1 + dice.below(Math.max(1, Math.min(400, LONGEST / (text.length + 1))))),
  (text) => percentEncoded(text),
  (text) => Buffer.from(text).toString('base64'),
  (text) => JSON.stringify(text),
  (text, dice) => (dice.chance(0.5) ? text.toUpperCase() : text.toLowerCase()),
  (text, dice) => (dice.one(SHAPES) ?? String)(text),
];

/** A lone surrogate has no UTF-8, so it cannot be percent-encoded. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Replaces up to four characters at some place. */
function spliced(text: string, dice: Dice, piece: string): string {
  const at = dice.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at + dice.below(5));
}

function stretch(text: string, dice: Dice): readonly [number, number] {
  const start = dice.below(text.length + 1);
  return [start, Math.min(text.length, start + 1 + dice.below(40))];
}

/** A text of at most 40,000 UTF-16 units, spoiled a few times. */
export function fuzzInput(dice: Dice): string {
  let text = freshInput(dice);
  for (let count = dice.below(7); count > 0; count--) {
    text = (dice.one(MUTATIONS) ?? String)(text, dice).slice(0, LONGEST);
  }
  return text;
}
