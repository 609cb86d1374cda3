// What axe finds in states of the gallery, at the size each is pictured at, light and dark.
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { SHOTS } from '../gallery/shots.ts';
import { showState } from './show-state.ts';

/** A sentence for each thing that axe finds hard to use. */
async function found(options: axe.RunOptions): Promise<readonly string[]> {
  const { violations } = await axe.run(document, { resultTypes: ['violations'], ...options });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, any, all }) => `${id}: ${(any[0] ?? all[0])?.message ?? ''} ${html.slice(0, 200)}`,
    ),
  );
}

// WCAG 2.2 AA and what is good practice beside it; targets too small or too close (2.5.8) are asked for.
const ALL_RULES: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
};
const COLOURS: axe.RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** They take minutes, and files of tests run side by side: each has a share of them. */
export const SHARES = 2;

/**
 * Tests that axe finds nothing in one share of the gallery's states.
 * @param share from 0 on, below `SHARES`
 */
export function testStates(share: number): void {
  describe('axe finds nothing', () => {
    const states = SHOTS.filter((_, index) => index % SHARES === share);
    test.each(states.map((shot) => [shot.name, shot] as const))('%s', async (_name, shot) => {
      await showState(shot.query, shot.width, shot.height);
      const light = await found(ALL_RULES);
      document.documentElement.dataset['theme'] = 'dark';
      // The same elements in other colours.
      const dark = await found(COLOURS);
      expect({ light, dark }).toEqual({ light: [], dark: [] });
    });
  });
}
