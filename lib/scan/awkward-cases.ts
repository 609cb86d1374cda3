// Texts in which tokens are awkward to find, and texts that only look as if they held one. Each is here
// for a reason of its own; the test beside it runs them all.
import { JSON_CASES, NO_TOKEN_CASES, SERIALIZATION_CASES } from './awkward-json-cases.ts';
import {
  type AwkwardCase,
  base64,
  base64url,
  CLAIMS,
  HEADER,
  here,
  JWE,
  JWS,
  json,
  LINES,
  OTHER,
  PADDED,
  PASETO,
  percent,
  row,
  SD_JWT,
  SESSION,
  SIGNATURE,
  SPACED,
  UNSIGNED,
  within,
} from './awkward-parts.ts';

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

export const AWKWARD_CASES: readonly AwkwardCase[] = [
  ...SCHEMES_AND_QUOTES,
  ...PERCENT,
  ...URLS_AND_FORMS,
  ...BASE64,
  ...JSON_CASES,
  ...SERIALIZATION_CASES,
  ...NO_TOKEN_CASES,
];
