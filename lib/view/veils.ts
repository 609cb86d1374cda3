// The veil of what people chose. What tells secrets and people apart is large and needed only by those who
// hide them, so it is loaded when somebody does.
import { computed, signal } from '@preact/signals';
import type { Masking } from '../settings/settings.ts';
import type { Token } from '../token/token.ts';
import { CLOSED_VEIL, NO_VEIL, type Veil } from './no-veil.ts';
import type { veilOf } from './veil.ts';

const maker = signal<typeof veilOf | null>(null);
/** Whether what veils are made by is there: a veil that is kept is to be asked for again then. */
export const veilsLoaded = computed(() => maker.value !== null);
let loading: Promise<void> | null = null;

/** Loads what veils are made by; never rejects. Where it cannot be loaded, all stays hidden. */
export function loadVeils(): Promise<void> {
  loading ??= import('./veil.ts').then(
    (loaded) => {
      maker.value = loaded.veilOf;
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/**
 * The veil of what was chosen, as `veilOf` makes it; a closed one until that is loaded. What reads it in a
 * signal's scope is told when it opens.
 */
export function veilFor(masking: Masking, token: Token | null = null): Veil {
  if (masking === 'nothing') return NO_VEIL;
  if (maker.value === null) {
    void loadVeils();
    return CLOSED_VEIL;
  }
  return maker.value(masking, token);
}
