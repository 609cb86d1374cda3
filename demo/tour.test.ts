import { expect, it } from 'vitest';
import { SEEN, SELECTORS, TOUR_STOPS, type TourPage, tour, tourSteps } from './tour.ts';

function recordingPage(failAt?: string): { page: TourPage; done: string[] } {
  const done: string[] = [];
  const act = async (what: string, selector: string): Promise<void> => {
    if (selector === failAt) throw new Error('nothing matched');
    done.push(`${what} ${selector}`);
  };
  return {
    page: {
      click: (selector) => act('click', selector),
      waitFor: (selector) => act('wait', selector),
    },
    done,
  };
}

it('waits for whatever it clicks, and ends with a refreshed token', async () => {
  const { page, done } = recordingPage();
  await tour(page);
  const clicks = done.filter((step) => step.startsWith('click '));
  expect(clicks.length).toBeGreaterThan(2);
  for (const click of clicks) {
    expect(done[done.indexOf(click) - 1]).toBe(click.replace('click', 'wait'));
  }
  expect(done.at(-1)).toBe(`wait ${SELECTORS.refreshed}`);
});

it('names the step that failed', async () => {
  const { page } = recordingPage(SELECTORS.continueAsAda);
  await expect(tour(page, { stops: ['shop'] })).rejects.toThrow(
    'The tour could not click "Continue as Ada" at the provider (#continue): nothing matched',
  );
});

it('waits for the 401 as long as an access token lives', () => {
  const steps = tourSteps({ accessTokenSeconds: 5, stepTimeoutMs: 1000 });
  expect(steps.find((step) => step.selector === SELECTORS.refused)?.timeoutMs).toBe(6000);
});

it('goes to every counter and ends in the shop', async () => {
  const { page, done } = recordingPage();
  await tour(page);
  const followed = done.filter((step) => step.startsWith('click nav'));
  expect(followed).toEqual(TOUR_STOPS.map((stop) => `click nav a[data-to="${stop}"]`));
  for (const selector of Object.values(SEEN)) {
    const act = selector === SEEN.orderGears ? 'click' : 'wait';
    expect(done).toContain(`${act} ${selector}`);
  }
});

it('can be kept to the shop, where it begins', () => {
  const steps = tourSteps({ stops: ['shop'] });
  expect(steps[0]?.selector).toBe(SELECTORS.addToCart);
  expect(steps.some(({ selector }) => selector.startsWith('nav'))).toBe(false);
});
