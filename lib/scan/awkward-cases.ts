// Texts in which tokens are awkward to find, and texts that only look as if they held one. Each is here
// for a reason of its own; the test beside it runs them all.
import { encodeBase64url } from '../jose/base64url.ts';
import type { Form } from './unwrapped.ts';

export interface ExpectedToken {
  readonly raw: string;
  readonly form: Form;
  /** The chain, joined by ` › `. */
  readonly via: string;
  /** Whether it stands in the text verbatim; same ones are expected in the order of the text. */
  readonly verbatim: boolean;
}

export interface AwkwardCase {
  /** What would go wrong, or who writes such text. */
  readonly reason: string;
  readonly text: string;
  readonly tokens: readonly ExpectedToken[];
}

const utf8 = new TextEncoder();
const base64url = (text: string): string => encodeBase64url(utf8.encode(text));
const base64 = (text: string): string => {
  const digits = base64url(text).replaceAll('-', '+').replaceAll('_', '/');
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
};
const percent = encodeURIComponent;
const json = (value: unknown): string => JSON.stringify(value);

const HEADER = base64url('{"alg":"RS256","typ":"JWT"}');
const CLAIMS = base64url('{"sub":"ada"}');
const SIGNATURE = 'c2lnbmF0dXJl';
const JWS = `${HEADER}.${CLAIMS}.${SIGNATURE}`;
const OTHER = `${HEADER}.${base64url('{"sub":"grace"}')}.${SIGNATURE}`;
const UNSIGNED = `${base64url('{"alg":"none"}')}.${CLAIMS}.`;
const SPACED = `${base64url('{ "alg": "RS256" }')}.${CLAIMS}.${SIGNATURE}`;
const LINES = `${base64url('{\n  "alg": "RS256"\n}')}.${CLAIMS}.${SIGNATURE}`;
const PADDED = `${base64('{"alg":"ES256","typ":"JWT"} ')}.${base64('{"sub":"ada"}')}.c2lnbg==`;
const JWE = `${base64url('{"alg":"dir","enc":"A256GCM"}')}..aW5pdA.Y2lwaGVydGV4dA.dGFn`;
const SD_JWT = `${JWS}~${base64url('["salt","name","Ada"]')}~`;
const PASETO = `v4.public.${base64url(`{"sub":"ada"}${'s'.repeat(64)}`)}`;
const FLAT = json({ payload: CLAIMS, protected: HEADER, signature: SIGNATURE });
const DETACHED = json({ protected: HEADER, signature: SIGNATURE });
const GENERAL = json({
  payload: CLAIMS,
  signatures: [{ protected: HEADER, signature: SIGNATURE }],
});
const FLAT_JWE = json({
  protected: base64url('{"alg":"dir","enc":"A256GCM"}'),
  iv: 'aW5pdA',
  ciphertext: 'Y2lwaGVydGV4dA',
  tag: 'dGFn',
});
const SESSION = json({ access_token: JWS, token_type: 'bearer', refresh_token: 'opaque' });

const formOf = (raw: string): Form => {
  if (raw.startsWith('{')) return raw.includes('"ciphertext"') ? 'jwe-json' : 'jws-json';
  if (raw.startsWith('v')) return 'paseto';
  if (raw.includes('~')) return 'sd-jwt';
  return raw === JWE ? 'jwe' : 'jws';
};
/** A token that stands in the text as it is. */
const here = (raw: string, via = ''): ExpectedToken => ({
  raw,
  form: formOf(raw),
  via,
  verbatim: true,
});
/** A token that only decoding shows. */
const within = (raw: string, via: string): ExpectedToken => ({
  ...here(raw, via),
  verbatim: false,
});

const row = (reason: string, text: string, ...tokens: readonly ExpectedToken[]): AwkwardCase => ({
  reason,
  text,
  tokens,
});

const SCHEMES_AND_QUOTES = [
  row('the plainest field', `Bearer ${JWS}`, here(JWS, 'Bearer')),
  row('schemes have no case (RFC 9110 §11.1)', `bEARER ${JWS}`, here(JWS, 'bEARER')),
  row('private schemes exist', `Acme-Session.v1 ${JWS}`, here(JWS, 'Acme-Session.v1')),
  row('several spaces, a tab', `DPoP \t ${JWS}`, here(JWS, 'DPoP')),
  row(
    'a list of credentials in one field',
    `Bearer ${JWS}, DPoP "${OTHER}"`,
    here(JWS, 'Bearer'),
    here(OTHER, 'DPoP › quoted'),
  ),
  row('the word before a token in prose is no scheme', `Use ${JWS} until noon`, here(JWS)),
  row('quotes around scheme and token', `"Bearer ${JWS}"`, here(JWS, 'quoted › Bearer')),
  row('single quotes', `'${JWS}'`, here(JWS, 'quoted')),
  row('one quote alone wraps nothing', `"${JWS}`, here(JWS)),
  row('a command line', `curl -H 'Authorization: JWT ${JWS}' x`, here(JWS, 'JWT')),
  row('a full stop ends a sentence, not a token', `It is ${JWS}. Then`, here(JWS)),
  row('padded segments of a load balancer', `Bearer ${PADDED}`, here(PADDED, 'Bearer')),
  row('an empty signature', `"${UNSIGNED}"`, here(UNSIGNED, 'quoted')),
  row('an empty second segment, as of dir', `Bearer ${JWE}`, here(JWE, 'Bearer')),
  row('a header that begins with a space', SPACED, here(SPACED)),
  row('a header over several lines', LINES, here(LINES)),
  row('the disclosures belong to it', `"${SD_JWT}"`, here(SD_JWT, 'quoted')),
  row('not every token begins with eyJ', `Bearer ${PASETO}`, here(PASETO, 'Bearer')),
];

const PERCENT = [
  row(
    'a cookie written by encodeURIComponent',
    `Bearer%20${JWS}`,
    here(JWS, 'percent-encoded › Bearer'),
  ),
  row('encoded quotes', `%22${JWS}%22`, here(JWS, 'percent-encoded › quoted')),
  row('encoders that escape every dot', JWS.replaceAll('.', '%2E'), within(JWS, 'percent-encoded')),
  row(
    'dots encoded twice, in lower case',
    JWS.replaceAll('.', '%252e'),
    within(JWS, 'percent-encoded › percent-encoded'),
  ),
  row(
    'only the last dot is encoded',
    `${HEADER}.${CLAIMS}%2E${SIGNATURE}`,
    within(JWS, 'percent-encoded'),
  ),
  row(
    'an encoded tilde would cut the disclosures off',
    SD_JWT.replaceAll('~', '%7E'),
    within(SD_JWT, 'percent-encoded'),
  ),
  row('encoded padding would be cut off', percent(PADDED), within(PADDED, 'percent-encoded')),
  row('JSON in a cookie', percent(SESSION), here(JWS, 'percent-encoded › $.access_token')),
  row(
    'JSON in a cookie, encoded twice',
    percent(percent(SESSION)),
    here(JWS, 'percent-encoded › percent-encoded › $.access_token'),
  ),
  row(
    'js-cookie leaves braces and colons as they are',
    `{%22access_token%22:%22${JWS}%22%2C%22n%22:1}`,
    here(JWS, 'percent-encoded › $.access_token'),
  ),
  row(
    'Express marks JSON cookies',
    `j%3A${percent(SESSION)}`,
    here(JWS, 'percent-encoded › $.access_token'),
  ),
  row('a percent sign that encodes nothing', `100% of ${JWS}`, here(JWS)),
  row('an escape that is no UTF-8 beside it', `%E0%A4${JWS}%FF`, here(JWS)),
  row('an encoded neighbour encodes nothing here', `/a%20b/${JWS}/c`, here(JWS)),
];

const URLS_AND_FORMS = [
  row('two parameters of a form', `a=1&id_token=${JWS}&x=2`, here(JWS, 'form id_token')),
  row('a form writes spaces as plus signs', `auth=Bearer+${JWS}`, here(JWS, 'form auth › Bearer')),
  row(
    'a form inside of a form',
    `next=${percent(`a=1&t=${JWS}`)}&b=2`,
    here(JWS, 'form next › percent-encoded › form t'),
  ),
  row('a query', `https://a.example/cb?code=1&t=${JWS}`, here(JWS, '?t')),
  row('a fragment', `https://a.example/cb?x=1#state=2&id_token=${JWS}`, here(JWS, '#id_token')),
  row('a path', `https://a.example/reset/${JWS}/now?x=1`, here(JWS)),
  row(
    'a parameter whose name is encoded',
    `https://a.example/?user%5Bjwt%5D=${JWS}`,
    here(JWS, '?user[jwt]'),
  ),
  row(
    'a redirect inside of a redirect',
    `https://a.example/?u=${percent(`https://b.example/?v=${percent(`x#id_token=${JWS}`)}`)}`,
    here(JWS, '?u › percent-encoded › ?v › percent-encoded › #id_token'),
  ),
  row('cookies in a text are no form', `session=${JWS}; Path=/`, here(JWS)),
  row(
    'multipart, the last part cut short',
    `--x\r\nContent-Disposition: form-data; name="jwt"\r\n\r\n${JWS}\r\n--x\r\nContent-Disposition: form-data; name="s"\r\n\r\n${SESSION}`,
    here(JWS, 'multipart jwt'),
    here(JWS, 'multipart s › $.access_token'),
  ),
];

const BASE64 = [
  row('scanners miss an encoded token', base64(JWS), within(JWS, 'base64')),
  row('three times', base64(base64(base64(JWS))), within(JWS, 'base64 › base64 › base64')),
  row('a password that is a token', `Basic ${base64(`ada:${JWS}`)}`, within(JWS, 'Basic › base64')),
  row('Supabase', `base64-${base64url(SESSION)}`, within(JWS, 'base64- › $.access_token')),
  row(
    'Supabase, quoted and encoded',
    percent(`"base64-${base64(SESSION)}"`),
    within(JWS, 'percent-encoded › quoted › base64- › $.access_token'),
  ),
  row(
    'base64 behind a path',
    `/magic/${base64url(SESSION)}`,
    within(JWS, 'base64url › $.access_token'),
  ),
  row(
    'PHP escapes the slashes of base64 in JSON',
    json({ d: base64(`>>>???~~~?${SESSION}`) }).replaceAll('/', '\\/'),
    within(JWS, '$.d › base64 › $.access_token'),
  ),
  row(
    'a data URL',
    `data:application/json;base64,${base64(SESSION)}`,
    within(JWS, 'base64 › $.access_token'),
  ),
  row(
    'the middle of base64, as where a chunk is missing',
    base64url(`xx ${JWS} `).slice(2),
    within(JWS, 'base64'),
  ),
  row(
    'a token in a session that is signed, not a JWT',
    `${base64url(`{"user":"${JWS}"}`)}.Zm9v.${SIGNATURE}`,
    within(JWS, 'base64url › $.user'),
  ),
  row('a name that is not ASCII', base64(json({ 名: JWS, é: 1 })), within(JWS, 'base64 › $.名')),
];

const JSON_TEXTS = [
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
  row('one member twice', `{"t":"${JWS}","t":"${JWS}"}`, here(JWS, '$.t'), here(JWS, '$.t')),
  row('a token as a name', json({ [JWS]: 1 }), here(JWS, 'quoted')),
  row(
    'Python writes commas in cookies as octal',
    `"{\\"t\\": \\"${JWS}\\"\\054 \\"n\\": 1}"`,
    here(JWS, 'quoted › $.t'),
  ),
  row('__proto__ is a name', `{"__proto__":{"t":"${JWS}"}}`, here(JWS, '$.__proto__.t')),
];

const SERIALIZATIONS = [
  row('a flattened JWS', FLAT, here(FLAT)),
  row('a general JWS inside of a response', `{"vc":[${GENERAL}]}`, here(GENERAL, '$.vc[0]')),
  row('a detached payload (RFC 7515 appendix F)', `{"a":${DETACHED}}`, here(DETACHED, '$.a')),
  row('a flattened JWE', ` ${FLAT_JWE} `, here(FLAT_JWE)),
  row('encoded in a parameter', `jws=${percent(FLAT)}`, within(FLAT, 'form jws › percent-encoded')),
  row('in JSON in a string', json({ j: FLAT }), within(FLAT, '$.j › JSON')),
];

const JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsL';

const NO_TOKENS = [
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

export const AWKWARD_CASES: readonly AwkwardCase[] = [
  ...SCHEMES_AND_QUOTES,
  ...PERCENT,
  ...URLS_AND_FORMS,
  ...BASE64,
  ...JSON_TEXTS,
  ...SERIALIZATIONS,
  ...NO_TOKENS,
];
