import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseArgs } from 'node:util';
import { accountsListener } from './accounts/accounts.ts';
import { makeSigningKeys } from './accounts/keys.ts';
import { createProvider } from './accounts/provider.ts';
import { type Listening, listenOnLoopback } from './listen.ts';
import { createShop } from './shop/shop.ts';
import { toListener } from './shop/web.ts';

/** The shop's port for people; the provider's is the next one. */
export const USUAL_PORT = 4310;

/** Short enough to watch a token expire, long enough to read its claims first. */
export const USUAL_ACCESS_TOKEN_SECONDS = 60;

export interface DemoOptions {
  /**
   * The shop's port, the provider's being the next one; 0 takes any two free ports. Left out, it
   * is the usual one, or any two free ports while those are taken.
   */
  readonly port?: number | undefined;
  /** Lifetime of an access token in whole seconds. */
  readonly accessTokenSeconds?: number | undefined;
  /** Hears sentences for people, such as which port is used instead of a taken one. */
  readonly say?: ((sentence: string) => void) | undefined;
  /** Hears of every request to the provider before it is answered. */
  readonly onAsked?: ((request: IncomingMessage) => void) | undefined;
}

export interface Demo {
  /** Origin of the shop, without a slash at the end. */
  readonly shopUrl: string;
  /** Origin and issuer of the OpenID provider, without a slash at the end. */
  readonly accountsUrl: string;
  /** Ends both sites and every connection to them. */
  close(): Promise<void>;
}

/** Starts the shop and its OpenID provider on loopback. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const accessTokenSeconds = options.accessTokenSeconds ?? USUAL_ACCESS_TOKEN_SECONDS;
  if (!Number.isSafeInteger(accessTokenSeconds) || accessTokenSeconds < 1) {
    throw new RangeError('An access token must live a whole number of seconds, at least 1.');
  }
  const { port } = options;
  if (port !== undefined && !(Number.isSafeInteger(port) && port >= 0 && port < 65_535)) {
    throw new RangeError('The port is a whole number from 0 (any free one) to 65534.');
  }
  // Before the ports are open, so that nobody reaches a site that has no pages yet.
  const keys = await makeSigningKeys();
  const { shop, accounts } = await openPorts(port, options.say ?? console.log);
  const shopUrl = `http://shop.localhost:${shop.port}`;
  const accountsUrl = `http://accounts.localhost:${accounts.port}`;
  const readingRoomSecret = randomBytes(32).toString('base64url');
  const provider = createProvider({
    accountsUrl,
    shopUrl,
    accessTokenSeconds,
    keys,
    readingRoomSecret,
  });
  const answer = accountsListener({ provider, accountsUrl, shopUrl });
  accounts.serve((request, response) => {
    options.onAsked?.(request);
    answer(request, response);
  });
  const { publicJwks } = keys;
  const { handler, live } = createShop({
    shopUrl,
    accountsUrl,
    publicJwks,
    readingRoomSecret,
    now: Date.now,
  });
  shop.serve(toListener(shopUrl, handler));
  shop.serveUpgrades(live.upgrade);
  return {
    shopUrl,
    accountsUrl,
    close: async () => {
      live.close();
      await Promise.all([shop.close(), accounts.close()]);
    },
  };
}

interface Ports {
  readonly shop: Listening;
  readonly accounts: Listening;
}

async function openPorts(
  asked: number | undefined,
  say: (sentence: string) => void,
): Promise<Ports> {
  const port = asked ?? USUAL_PORT;
  const opened = await openPair(port);
  if (opened !== undefined) return opened;
  const taken = `Port ${port} or ${port + 1} is taken`;
  if (asked !== undefined) throw new Error(`${taken}: end what holds it, or choose another port.`);
  const free = await openPair(0);
  if (free === undefined) throw new Error('This machine has no free port on loopback.');
  say(`${taken}, so the demonstration uses ${free.shop.port} and ${free.accounts.port} instead.`);
  return free;
}

async function openPair(port: number): Promise<Ports | undefined> {
  const shop = await listenOnLoopback(port);
  if (!shop.ok) return undefined;
  const accounts = await listenOnLoopback(port === 0 ? 0 : port + 1);
  if (accounts.ok) return { shop: shop.listening, accounts: accounts.listening };
  await shop.listening.close();
  return undefined;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, 'access-token-seconds': { type: 'string' } },
  });
  const seconds = values['access-token-seconds'];
  const demo = await startDemo({
    port: values.port === undefined ? undefined : Number(values.port),
    accessTokenSeconds: seconds === undefined ? undefined : Number(seconds),
  });
  console.log(
    `The shop:      ${demo.shopUrl}\nThe provider:  ${demo.accountsUrl}\nCtrl-C ends both.`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void demo.close());
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
