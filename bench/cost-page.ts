// The page of the cost benchmark: it fetches, many at a time, as an application does that has just
// signed someone in. Its functions are called from outside.

/** A new access token after so many fetches, as one that is refreshed often. */
const FETCHES_PER_TOKEN = 500;

export const FLOOD_PAGE = `<!doctype html><meta charset="utf-8"><title>Flood</title><script>
const encode = (value) =>
  btoa(JSON.stringify(value)).replace(/=/g, '').replace(/\\+/g, '-').replace(/\\//g, '_');
let made = 0;
let asked = 0;
let token = '';
function newToken() {
  const claims = {
    iss: 'https://login.example.com/realms/shop', sub: 'f3a1c9d2-5b7e-4c1a-9a55-0a1b2c3d4e5f',
    aud: ['https://api.example.com', 'account'], exp: Math.floor(Date.now() / 1000) + 3600,
    iat: Math.floor(Date.now() / 1000), jti: String(Math.random()) + made++, azp: 'web-shop',
    scope: 'openid profile email', realm_access: { roles: ['offline_access', 'customer'] },
  };
  const signature = String(Math.random()).slice(2).padEnd(342, 'Ab3_');
  return [encode({ alg: 'RS256', typ: 'JWT', kid: 'kWbC2zQ1' }), encode(claims), signature].join('.');
}
async function ask() {
  if (asked % ${FETCHES_PER_TOKEN} === 0) token = newToken();
  const answer = await fetch('/api/orders/' + asked++ + '?page=2&sort=-created', {
    headers: { Authorization: 'Bearer ' + token, Accept: 'application/json', 'X-Client': 'web/4.2' },
  });
  await answer.text();
}
/** Milliseconds that so many fetches take, so many of them at a time. */
async function flood(count, parallel) {
  let left = count;
  const one = async () => { while (left-- > 0) await ask(); };
  const start = performance.now();
  await Promise.all(Array.from({ length: parallel }, one));
  return performance.now() - start;
}
/** One fetch with these tokens, each in a field of its own; gives when it left. */
async function send(tokens) {
  const headers = Object.fromEntries(tokens.map((each, at) => ['X-Token-' + at, each]));
  const left = performance.timeOrigin + performance.now();
  await (await fetch('/api/send/' + asked++, { headers })).text();
  return left;
}
</script>`;
