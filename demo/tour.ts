/** As much of a browser's page as the tour needs; any driver can be put behind it. */
export interface TourPage {
  /** Clicks the one element the CSS selector names. */
  click(selector: string): Promise<void>;
  /** Resolves once an element matches, also across navigations; rejects after `timeoutMs`. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>;
}

export interface TourOptions {
  /** What the demonstration was started with: the last step waits for one such lifetime. */
  readonly accessTokenSeconds?: number | undefined;
  /** How long any other step may take, in milliseconds. */
  readonly stepTimeoutMs?: number | undefined;
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

/** The names by which the page can be driven and watched. */
export const SELECTORS = {
  signIn: '#sign-in:enabled',
  continueAsAda: '#continue',
  signedIn: 'body[data-state="signed-in"]',
  ordersShown: 'body[data-state="signed-in"]:not([data-orders="0"]) #orders li',
  loadPrices: '#load-prices:enabled',
  thirtyPrices: 'body[data-prices="30"]',
  refused: 'body:not([data-unauthorized="0"])',
  refreshed: 'body:not([data-refreshes="0"])',
  addToCart: '[data-testid="add-gear"]',
  signOut: '#sign-out',
  signedOut: 'body[data-state="signed-out"]',
} as const;

const USUAL_STEP_MS = 15_000;
const USUAL_ACCESS_TOKEN_SECONDS = 60;

/** The way of someone who signs in, looks around, and stays until a token has been replaced. */
export function tourSteps(options: TourOptions = {}): readonly TourStep[] {
  const timeoutMs = options.stepTimeoutMs ?? USUAL_STEP_MS;
  const lifetimeMs = (options.accessTokenSeconds ?? USUAL_ACCESS_TOKEN_SECONDS) * 1000;
  const click = (name: string, selector: string): TourStep => ({
    name,
    act: 'click',
    selector,
    timeoutMs,
  });
  const wait = (name: string, selector: string, more = 0): TourStep => ({
    name,
    act: 'wait',
    selector,
    timeoutMs: timeoutMs + more,
  });
  return [
    click('put a gear in the cart', SELECTORS.addToCart),
    click('click "Sign in" in the shop', SELECTORS.signIn),
    click('click "Continue as Ada" at the provider', SELECTORS.continueAsAda),
    wait('come back to the shop signed in', SELECTORS.signedIn),
    wait('see the orders', SELECTORS.ordersShown),
    click('click "Load thirty prices at once"', SELECTORS.loadPrices),
    wait('see thirty prices', SELECTORS.thirtyPrices),
    wait('see a 401 for the expired access token', SELECTORS.refused, lifetimeMs),
    wait('see the refreshed access token accepted', SELECTORS.refreshed),
  ];
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
