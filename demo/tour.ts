/** As much of a browser's page as the tour needs; any driver can be put behind it. */
export interface TourPage {
  /** Clicks the one element the CSS selector names. */
  click(selector: string): Promise<void>;
  /** Resolves once an element matches, also across navigations; rejects after `timeoutMs`. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>;
}

/** The pages of the shop, in the order of the tour: the last one is where it ends. */
export const TOUR_STOPS = ['trade', 'reading-room', 'courier', 'old-counter', 'shop'] as const;

export type TourStop = (typeof TOUR_STOPS)[number];

export interface TourOptions {
  /** What the demonstration was started with: the last step waits for one such lifetime. */
  readonly accessTokenSeconds?: number | undefined;
  /** How long any other step may take, in milliseconds. */
  readonly stepTimeoutMs?: number | undefined;
  /** Where to go, in this order; all stops when left out. */
  readonly stops?: readonly TourStop[] | undefined;
  /** Hears each step's name before it is taken. */
  readonly onStep?: ((name: string) => void) | undefined;
}

export interface TourStep {
  /** What the step does, fit to follow "could not". */
  readonly name: string;
  readonly act: 'click' | 'wait';
  readonly selector: string;
  readonly timeoutMs: number;
}

/** The names by which the shop's page can be driven and watched. */
export const SELECTORS = {
  signIn: '#sign-in:enabled',
  continueAsAda: '#continue',
  signedIn: 'body[data-page="shop"][data-state="signed-in"]',
  ordersShown: 'body[data-state="signed-in"]:not([data-orders="0"]) #orders li',
  liveStock: 'body[data-page="shop"]:not([data-ticks="0"])',
  loadPrices: '#load-prices:enabled',
  thirtyPrices: 'body[data-prices="30"]',
  refused: 'body:not([data-unauthorized="0"])',
  refreshed: 'body:not([data-refreshes="0"])',
  addToCart: '[data-testid="add-gear"]',
  signOut: '#sign-out',
  signedOut: 'body[data-state="signed-out"]',
} as const;

/** What is to be seen on another page, as a selector. */
export const SEEN = {
  tradePrices: 'body[data-page="trade"]:not([data-prices="0"])',
  tradeNonce: 'body[data-page="trade"]:not([data-nonces="0"])',
  orderGears: '[data-testid="order-gear"]:enabled',
  tradeOrder: 'body[data-page="trade"]:not([data-orders="0"])',
  loans: 'body[data-page="reading-room"]:not([data-loans="0"])',
  courierOrders: 'body[data-page="courier"]:not([data-orders="0"]) #orders li',
  oldOrders: 'body[data-page="old-counter"]:not([data-orders="0"]) #orders li',
} as const;

const USUAL_STEP_MS = 15_000;
const USUAL_ACCESS_TOKEN_SECONDS = 60;

type Step = readonly [act: 'click' | 'wait', name: string, selector: string];

/** Every page asks for a sign-in of its own, and the provider asks who it is each time. */
function signInAt(stop: TourStop, counter: string): readonly Step[] {
  const button = `body[data-page="${stop}"] ${SELECTORS.signIn}`;
  return [
    ['click', `click "Sign in" ${counter}`, button],
    ['click', 'click "Continue as Ada" at the provider', SELECTORS.continueAsAda],
  ];
}

const WAYS: Readonly<Record<TourStop, readonly Step[]>> = {
  trade: [
    ...signInAt('trade', 'at the trade counter'),
    ['wait', 'see the trade prices', SEEN.tradePrices],
    ['wait', 'see a server ask for a nonce', SEEN.tradeNonce],
    ['click', 'order a dozen gears', SEEN.orderGears],
    ['wait', 'see the gears ordered', SEEN.tradeOrder],
  ],
  'reading-room': [
    ...signInAt('reading-room', 'in the reading room'),
    ['wait', 'see the books on loan', SEEN.loans],
  ],
  courier: [
    ...signInAt('courier', 'at the courier desk'),
    ['wait', 'see the orders that the worker fetched', SEEN.courierOrders],
  ],
  'old-counter': [
    ...signInAt('old-counter', 'at the old counter'),
    ['wait', 'see the orders at the old counter', SEEN.oldOrders],
  ],
  shop: [
    ['click', 'put a gear in the cart', SELECTORS.addToCart],
    ...signInAt('shop', 'in the shop'),
    ['wait', 'come back to the shop signed in', SELECTORS.signedIn],
    ['wait', 'see the orders', SELECTORS.ordersShown],
    ['wait', 'see the live stock', SELECTORS.liveStock],
    ['click', 'click "Load thirty prices at once"', SELECTORS.loadPrices],
    ['wait', 'see thirty prices', SELECTORS.thirtyPrices],
    ['wait', 'see a 401 for the expired access token', SELECTORS.refused],
    ['wait', 'see the refreshed access token accepted', SELECTORS.refreshed],
  ],
};

/**
 * The way of someone who has a look at every counter, signs in at each, and stays in the shop until
 * a token has been replaced. It begins on the shop's page.
 */
export function tourSteps(options: TourOptions = {}): readonly TourStep[] {
  const timeoutMs = options.stepTimeoutMs ?? USUAL_STEP_MS;
  const lifetimeMs = (options.accessTokenSeconds ?? USUAL_ACCESS_TOKEN_SECONDS) * 1000;
  const steps = (options.stops ?? TOUR_STOPS).flatMap((stop, index): readonly Step[] => {
    const follow: Step = ['click', `follow the link "${stop}"`, `nav a[data-to="${stop}"]`];
    return index === 0 && stop === 'shop' ? WAYS[stop] : [follow, ...WAYS[stop]];
  });
  return steps.map(([act, name, selector]) => ({
    name,
    act,
    selector,
    timeoutMs: selector === SELECTORS.refused ? timeoutMs + lifetimeMs : timeoutMs,
  }));
}

/**
 * Takes the whole tour on a page that already shows the shop, or is on its way there. Rejects
 * with one sentence that names the step that failed.
 */
export async function tour(page: TourPage, options: TourOptions = {}): Promise<void> {
  for (const { name, act, selector, timeoutMs } of tourSteps(options)) {
    options.onStep?.(name);
    try {
      await page.waitFor(selector, timeoutMs);
      if (act === 'click') await page.click(selector);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The tour could not ${name} (${selector}): ${reason}`, { cause });
    }
  }
}
