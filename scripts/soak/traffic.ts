// Traffic of a busy browser, made up message by message: many hosts, tokens that rotate, bodies,
// redirects, cookies, refusals and failures. It knows how often each token was carried.

import { encodeBase64url } from '../../lib/jose/base64url.ts';
import type { Message } from '../../lib/scan/message.ts';

const HOSTS = 40;
/** Each host gives a new access token after so many exchanges. */
const ROTATES = 40;
const START = Date.UTC(2030, 0, 15, 12);
const utf8 = new TextEncoder();

const HEADER = encodeBase64url(utf8.encode('{"alg":"RS256","typ":"at+jwt","kid":"2030-01"}'));

/** The token of a number, about 1 kB long. */
export function tokenText(number: number): string {
  const claims = {
    iss: 'https://id.example',
    sub: `user-${number % HOSTS}`,
    number,
    scope: 'read write',
    iat: START / 1000 + number,
    groups: Array.from({ length: 24 }, (_, n) => `group-${n}-${number % 97}`),
  };
  const body = encodeBase64url(utf8.encode(JSON.stringify(claims)));
  return `${HEADER}.${body}.${`-${number}`.padStart(342, 'c2lnbmF0dXJl')}`;
}

/** The number of a token that `tokenText` gave. */
export function tokenNumber(raw: string): number {
  return Number(/-(\d+)$/.exec(raw)?.[1]);
}

interface Site {
  readonly host: string;
  readonly tabId: number;
  /** Numbers of the tokens in use. */
  access: number;
  refresh: number;
  session: number;
  exchanges: number;
}

export class Traffic {
  /** How often each token was carried, by its number; there is room for all that a soak makes. */
  readonly carried = new Uint32Array(1 << 17);
  /** How many tokens were made up. */
  tokens = 0;
  private readonly sites: readonly Site[];
  private at = START;
  private requests = 0;
  private turn = 0;

  constructor() {
    this.sites = Array.from({ length: HOSTS }, (_, n) => ({
      host: `site-${n}.example`,
      tabId: n % 8,
      access: this.tokens++,
      refresh: this.tokens++,
      session: this.tokens++,
      exchanges: 0,
    }));
  }

  /** The messages of the next exchange. */
  next(): readonly Message[] {
    const site = this.sites[this.turn++ % HOSTS];
    if (site === undefined) return [];
    site.exchanges++;
    this.at += 7;
    if (site.exchanges % ROTATES === 0) return this.refresh(site);
    switch (site.exchanges % 8) {
      case 1:
        return this.plain(site);
      case 2:
        return this.redirected(site);
      case 3:
        return this.failed(site);
      case 4:
        return this.jar(site);
      default:
        return this.called(site);
    }
  }

  private carry(number: number): string {
    this.carried[number] = (this.carried[number] ?? 0) + 1;
    return tokenText(number);
  }

  private exchange({ host, tabId }: Site, path: string, requestId = String(this.requests++)) {
    return {
      at: this.at++,
      tabId,
      frameId: 0,
      requestId,
      url: `https://${host}${path}`,
      method: 'GET',
      initiator: `https://${host}`,
      resource: 'xmlhttprequest',
    };
  }

  private cookies(site: Site): string {
    return `theme=dark; session=${this.carry(site.session)}; _ga=GA1.2.1234567890.1700000000; lang=en`;
  }

  private answerFields(): readonly { readonly name: string; readonly value: string }[] {
    return [
      { name: 'Date', value: new Date(this.at).toUTCString() },
      { name: 'Content-Type', value: 'application/json; charset=utf-8' },
      { name: 'Cache-Control', value: 'no-store' },
      { name: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
    ];
  }

  /** Two requests with tokens, answered the other way round; now and then with a refusal. */
  private called(site: Site): readonly Message[] {
    const path = `/api/orders/${this.requests}?page=${site.exchanges}&size=20`;
    const exchanges = [this.exchange(site, path), this.exchange(site, `${path}&more`)];
    const requests = exchanges.map((exchange): Message => {
      const Authorization = `Bearer ${this.carry(site.access)}`;
      const fields = [
        { name: 'Accept', value: 'application/json, text/plain, */*' },
        { name: 'User-Agent', value: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36' },
        { name: 'Authorization', value: Authorization },
        { name: 'Cookie', value: this.cookies(site) },
      ];
      return { ...exchange, type: 'request', fields };
    });
    const refused = site.exchanges % 16 === 5;
    const answers = exchanges.toReversed().map((exchange): Message => {
      const challenge = { name: 'WWW-Authenticate', value: 'Bearer error="invalid_token"' };
      const fields = [...this.answerFields(), ...(refused ? [challenge] : [])];
      return { ...exchange, at: this.at++, type: 'response', status: refused ? 401 : 200, fields };
    });
    return [...requests, ...answers];
  }

  /** A picture: nothing to see. */
  private plain(site: Site): readonly Message[] {
    const exchange = { ...this.exchange(site, `/img/${this.requests}.png`), resource: 'image' };
    const fields = [{ name: 'Accept', value: 'image/avif,image/webp,*/*' }];
    const answer = { ...exchange, at: this.at++, status: 200, fields: this.answerFields() };
    return [
      { ...exchange, type: 'request', fields },
      { ...answer, type: 'response' },
    ];
  }

  private redirected(site: Site): readonly Message[] {
    const first = { ...this.exchange(site, '/login'), resource: 'main_frame' };
    const raw = this.carry(site.access);
    const Location = `https://${site.host}/welcome?token=${raw}`;
    this.carry(site.access);
    const second = { ...this.exchange(site, `/welcome?token=${raw}`, first.requestId) };
    return [
      { ...first, type: 'request', fields: [{ name: 'Cookie', value: this.cookies(site) }] },
      {
        ...{ ...first, at: this.at++ },
        type: 'response',
        status: 302,
        fields: [...this.answerFields(), { name: 'Location', value: Location }],
      },
      { ...second, type: 'request', fields: [] },
      { ...second, at: this.at++, type: 'response', status: 200, fields: this.answerFields() },
    ];
  }

  private failed(site: Site): readonly Message[] {
    const exchange = this.exchange(site, '/api/events');
    const Authorization = `Bearer ${this.carry(site.access)}`;
    return [
      { ...exchange, type: 'request', fields: [{ name: 'Authorization', value: Authorization }] },
      { ...exchange, at: this.at++, type: 'failure', error: 'net::ERR_ABORTED' },
    ];
  }

  private jar(site: Site): readonly Message[] {
    const attributes = {
      domain: null,
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      partitioned: false,
      expiresAt: null,
    };
    const place = { domain: site.host, path: '/', store: '0', partition: null, attributes };
    const value = this.carry(site.session);
    return [{ ...place, at: this.at++, type: 'cookie', name: 'session', value }];
  }

  /** A token is refreshed in bodies, and the session with it now and then. */
  private refresh(site: Site): readonly Message[] {
    const exchange = { ...this.exchange(site, '/oauth/token'), method: 'POST' };
    const asked = { form: [{ name: 'refresh_token', value: this.carry(site.refresh) }] };
    site.access = this.tokens++;
    site.refresh = this.tokens++;
    const fields = [...this.answerFields()];
    if (site.exchanges % (4 * ROTATES) === 0) {
      site.session = this.tokens++;
      fields.push({ name: 'Set-Cookie', value: `session=${this.carry(site.session)}; Path=/` });
    }
    const told = { access_token: this.carry(site.access), refresh_token: this.carry(site.refresh) };
    const body = { text: JSON.stringify(told), contentType: 'application/json' };
    return [
      { ...exchange, type: 'request-body', body: asked },
      { ...exchange, at: this.at++, type: 'request', fields: [] },
      { ...exchange, at: this.at++, type: 'response', status: 200, fields },
      { ...exchange, requestId: null, at: this.at++, type: 'response-body', status: 200, body },
    ];
  }
}
