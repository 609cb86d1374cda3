import { signal } from '@preact/signals';
import type { Clock } from '../../lib/view/clock.ts';
import { NOW } from './tokens.ts';

/** A clock that moves when told. */
export interface FakeClock extends Clock {
  /** Moves on by so many milliseconds. */
  readonly pass: (span: number) => void;
}

export function createFakeClock(): FakeClock {
  const now = signal(NOW);
  return {
    now,
    pass(span) {
      now.value += span;
    },
  };
}
