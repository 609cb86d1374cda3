// Zoomed in: a window of 1280 pixels at 400 % is 320 wide (WCAG 2.2, 1.4.10), one of 800 high at 200 % is 400.
import { expect, test } from 'vitest';
import { showState } from '../../tests/support/show-state.ts';

const STATES = [
  'view=panel&select=access',
  'view=panel&select=access&tab=structure',
  'view=panel&scene=findings&select=flawed&tab=findings',
  'view=panel&select=access&tab=history',
  'view=panel&scene=hostile&select=hostile',
  'view=panel&scene=no-access',
  'view=panel&press=Export options',
  'view=popup&scene=hostile',
  'view=settings&scene=firefox-settings',
  'view=welcome&no-access',
];

test.each(STATES)('nothing is scrolled sideways: %s', async (query) => {
  for (const [width, height] of [
    [320, 256],
    [640, 400],
  ] as const) {
    await showState(query, width, height);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  }
});
