import { refreshTokens } from './sign-in.js';

/**
 * Calls the shop's API with the access token. Deliberately naive: it never looks at the token's
 * expiry, so an expired token is really sent, really refused, and only then replaced.
 *
 * `hears.refused(path, challenge)` at each 401, `hears.refreshed(spent)` when new tokens have come,
 * `hears.recovered()` once when a refreshed token was accepted for the first time.
 */
export function createApi(config, hears) {
  let tokens;
  let refreshing;
  let unproven = false;

  function send(path) {
    return fetch(path, { headers: { authorization: `Bearer ${tokens.access}` } });
  }

  async function refresh() {
    const spent = tokens;
    const next = await refreshTokens(config, spent.refresh);
    // Whoever signed out meanwhile stays signed out.
    if (tokens !== spent) return;
    tokens = next;
    unproven = true;
    hears.refreshed(spent);
  }

  /** A refresh token works once, so requests that fail side by side share one refresh. */
  async function replaceTokens(spent) {
    if (tokens !== spent) return;
    refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    });
    await refreshing;
  }

  return {
    get tokens() {
      return tokens;
    },
    set tokens(next) {
      tokens = next;
      unproven = false;
    },
    /** The JSON of `path`, or an Error whose message can be shown. */
    async get(path) {
      const sent = tokens;
      let response = await send(path);
      if (response.status === 401) {
        hears.refused(path, response.headers.get('www-authenticate') ?? '');
        await replaceTokens(sent);
        if (tokens === undefined) throw new Error('Signed out meanwhile.');
        response = await send(path);
      }
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.message ?? `The API answered ${response.status}.`);
      if (unproven) {
        unproven = false;
        hears.recovered();
      }
      return answer;
    },
  };
}
