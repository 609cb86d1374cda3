// Awkward cases of JSON: tokens in it, tokens that are JSON, and texts that hold no token.
import {
  base64,
  base64url,
  CLAIMS,
  DETACHED,
  FLAT,
  FLAT_JWE,
  GENERAL,
  HEADER,
  here,
  JWS,
  json,
  OTHER,
  percent,
  row,
  SESSION,
  SIGNATURE,
  within,
} from './awkward-parts.ts';

export const JSON_CASES = [
  row('the plainest response', SESSION, here(JWS, '$.access_token')),
  row(
    'names that a path must quote',
    json({ 'x y': { 'a-b': [1, [JWS]] } }),
    here(JWS, '$["x y"]["a-b"][1][0]'),
  ),
  row(
    'JSON in a string of JSON',
    json({ a: [{ b: SESSION }] }),
    here(JWS, '$.a[0].b › JSON › $.access_token'),
  ),
  row(
    'three levels of it',
    json({ x: json({ y: SESSION }) }),
    here(JWS, '$.x › JSON › $.y › JSON › $.access_token'),
  ),
  row('JSON that was made a string', json(SESSION), here(JWS, 'quoted › $.access_token')),
  row(
    'a scheme inside of JSON',
    json({ h: { Authorization: `Bearer ${JWS}` } }),
    here(JWS, '$.h.Authorization › Bearer'),
  ),
  row('escaped dots', `{"t":"${JWS.replaceAll('.', '\\u002e')}"}`, within(JWS, '$.t')),
  row(
    '.NET escapes plus signs in JSON',
    `{"d":"${base64(`>>>~~~~${SESSION}`).replaceAll('+', '\\u002B')}"}`,
    within(JWS, '$.d › base64 › $.access_token'),
  ),
  row(
    'one line, one document',
    `${json({ a: JWS })}\n${json({ b: OTHER })}`,
    here(JWS, '$.a'),
    here(OTHER, '$.b'),
  ),
  row('JSON that was cut short', `{"a":{"b":"${JWS}","c":["x`, here(JWS, '$.a.b')),
  row(
    'JSON in a script',
    `window.__STATE__={"t":"${JWS}"};f('${OTHER}')`,
    here(JWS, '$.t'),
    here(OTHER, 'quoted'),
  ),
  row('an event stream', `event: x\ndata: {"t":"${JWS}"}\n\n`, here(JWS, '$.t')),
  row(
    'an event stream whose event is cut into lines',
    `id: 7\r\ndata: {"t":\r\ndata: "${JWS}"}\r\n\r\ndata: ["${OTHER}"]\r\n\r\n`,
    here(JWS, 'quoted'),
    here(OTHER, '$[0]'),
  ),
  row('JSONP', `/**/ typeof cb === 'function' && cb({"t":"${JWS}"});`, here(JWS, '$.t')),
  row('JSON behind a guard against scripts', `)]}',\n[{"t":"${JWS}"}]`, here(JWS, '$[0].t')),
  row('JSON behind an endless loop', `for(;;);{"t":"${JWS}"}`, here(JWS, '$.t')),
  row(
    'a page that hands its state over',
    `<script id="s" type="application/json">{"auth":{"t":"${JWS}"}}</script><p>{</p>`,
    here(JWS, '$.auth.t'),
  ),
  row(
    'a page that hands its state over as a text',
    `<script>JSON.parse("{\\"t\\":\\"${JWS}\\"}")</script>`,
    here(JWS),
  ),
  row(
    'state in an attribute, its quotes written as entities',
    `<div data-s="{&quot;t&quot;:&quot;${JWS}&quot;}"></div>`,
    here(JWS),
  ),
  row(
    'two documents on one line',
    `${json({ a: JWS })}${json({ b: OTHER })}`,
    here(JWS, '$.a'),
    here(OTHER, '$.b'),
  ),
  row(
    'a line of JSON that is broken, and a good one',
    `{"a":"${JWS}",}\n${json({ b: OTHER })}`,
    here(JWS, '$.a'),
    here(OTHER, '$.b'),
  ),
  row('one member twice', `{"t":"${JWS}","t":"${JWS}"}`, here(JWS, '$.t'), here(JWS, '$.t')),
  row('a token as a name', json({ [JWS]: 1 }), here(JWS, 'quoted')),
  row(
    'Python writes commas in cookies as octal',
    `"{\\"t\\": \\"${JWS}\\"\\054 \\"n\\": 1}"`,
    here(JWS, 'quoted › $.t'),
  ),
  row('__proto__ is a name', `{"__proto__":{"t":"${JWS}"}}`, here(JWS, '$.__proto__.t')),
];

export const SERIALIZATION_CASES = [
  row('a flattened JWS', FLAT, here(FLAT)),
  row('a general JWS inside of a response', `{"vc":[${GENERAL}]}`, here(GENERAL, '$.vc[0]')),
  row('a detached payload (RFC 7515 appendix F)', `{"a":${DETACHED}}`, here(DETACHED, '$.a')),
  row('a flattened JWE', ` ${FLAT_JWE} `, here(FLAT_JWE)),
  row('in an event stream', `data: ${FLAT}\n\n`, here(FLAT)),
  row('encoded in a parameter', `jws=${percent(FLAT)}`, within(FLAT, 'form jws › percent-encoded')),
  row('in JSON in a string', json({ j: FLAT }), within(FLAT, '$.j › JSON')),
];

const JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsL';

export const NO_TOKEN_CASES = [
  row(
    'Flask: JSON without alg, a time, a signature',
    `${base64url('{"user_id":1,"_fresh":true}')}.ZrG3Xg.0f4pVqVJx8Z5rR3mVn1kFQ9Yk1c`,
  ),
  row(
    'Laravel: base64 of JSON with binary base64 in it',
    base64(
      json({ iv: 'yJgtSlKfJdhwAJRYtnhq7A==', value: `${'8Kx2'.repeat(20)}`, mac: 'f0'.repeat(32) }),
    ),
  ),
  row(
    'a tracking cookie',
    percent(`${base64url('{"distinct_id":"18f","$device":1}')}.${base64url('{"a":1}')}`),
  ),
  row('minified code', 'var a={eyJ:1},b=eyJhbGciOiJ;c=a.b.c&&"eyJ".concat(d.e.f)||{"x":"eyJ.."};'),
  row('an image', `<img src="data:image/jpeg;base64,${JPEG}eyJh${JPEG}">`),
  row('a nonce in the shape of a token (RFC 9449 §8)', 'eyJ7S_zG.eyJH0-Z.HX4w-7v'),
  row(
    'a source map',
    `//# sourceMappingURL=data:application/json;base64,${base64(json({ version: 3, sources: ['a.ts'], mappings: 'AAAA,eyJ.ey.e' }))}`,
  ),
  row(
    'a webhook has a payload and a signature too',
    json({ payload: CLAIMS, signature: SIGNATURE, header: 'x', headers: {} }),
  ),
  row('a first segment alone', HEADER),
  row('a header without alg', `${base64url('{"typ":"JWT","kid":"1"}')}.${CLAIMS}.${SIGNATURE}`),
  row(
    'hashes and paths are long runs too',
    `/${'0123456789abcdef'.repeat(8)}/${'static/chunks/'.repeat(10)}`,
  ),
  row('nothing', ''),
];
