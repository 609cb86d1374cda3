import { batch } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Evidence } from '../../lib/judge/finding.ts';
import type { DetailState, DetailTab } from '../app/view-state.ts';

/** What stands in tabs by a name. */
type SpotPart = 'claim' | 'header' | 'finding' | 'segment' | 'verdict';

/** The name of a place in a tab, as its element has it in `data-spot`. */
export function spotOf(part: SpotPart, name: string): string {
  return `${part} ${name}`;
}

/** Where in its tab a piece of evidence stands; null where it is the tab as a whole. */
export function spotOfEvidence(evidence: Evidence): string | null {
  switch (evidence.at) {
    case 'claim':
    case 'header':
      return spotOf(evidence.at, evidence.name);
    case 'segment': {
      const { segment, index } = evidence.fault;
      return segment === null ? null : spotOf('segment', `${segment} ${index}`);
    }
    case 'signature':
      return spotOf('segment', 'signature 0');
    default:
      return null;
  }
}

/** Leads the reader to a verdict, told at length. */
export function showVerdict(state: DetailState, verdict: 'signature' | 'time' | 'claims'): void {
  show(state, 'verification', spotOf('verdict', verdict));
}

/**
 * Leads the reader to a tab and a place in it, once it is laid out.
 * @param spot as `spotOf` gives it; null for the tab as a whole
 * @param evidence what is to be marked in the tab
 */
export function show(
  state: DetailState,
  tab: DetailTab,
  spot: string | null,
  evidence: Evidence | null = null,
): void {
  batch(() => {
    state.evidence.value = evidence;
    // A row can be pointed at, a line of JSON text cannot.
    if (tab === 'claims') state.raw.value = false;
    state.tab.value = tab;
    state.spot.value = { name: spot };
  });
}

/** Puts the focus where `show` leads, or on the tab's content if the place is not there. */
export function useSpots(state: DetailState, detail: RefObject<HTMLElement | null>): void {
  const spot = state.spot.value;
  useLayoutEffect(() => {
    if (spot === null) return;
    const all = [...(detail.current?.querySelectorAll<HTMLElement>('[data-spot]') ?? [])];
    const found =
      all.find(({ dataset }) => dataset['spot'] === spot.name) ??
      detail.current?.querySelector<HTMLElement>('[data-evident=true] button') ??
      detail.current?.querySelector<HTMLElement>('[role=tabpanel]');
    found?.focus();
    found?.scrollIntoView({ block: 'nearest' });
    state.spot.value = null;
  }, [spot, state, detail]);
}
