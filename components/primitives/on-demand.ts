// Parts of a view that are loaded when they are wanted, or when there is nothing else to do, so that
// what is seen first need not wait for them.
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

export interface OnDemand<Part extends object> {
  /** The part once it is there. `failed`: an extension that was reloaded has taken the file along. */
  readonly state: ReadonlySignal<Part | 'waiting' | 'failed'>;
  /** Loads the part unless it is there, after a failure once more; never rejects. */
  readonly load: () => Promise<void>;
}

const parts: (() => Promise<void>)[] = [];

/** @param load imports the module */
export function onDemand<Part extends object>(load: () => Promise<Part>): OnDemand<Part> {
  const state = signal<Part | 'waiting' | 'failed'>('waiting');
  let loading: Promise<void> | null = null;
  const part: OnDemand<Part> = {
    state,
    load() {
      if (state.peek() === 'failed') state.value = 'waiting';
      loading ??= load().then(
        (loaded) => {
          state.value = loaded;
        },
        () => {
          state.value = 'failed';
          loading = null;
        },
      );
      return loading;
    },
  };
  parts.push(part.load);
  return part;
}

/** The part for a component, which is drawn again when it has come. */
export function useOnDemand<Part extends object>(
  part: OnDemand<Part>,
  wanted: boolean,
): Part | 'waiting' | 'failed' {
  useEffect(() => {
    if (wanted) void part.load();
  }, [part, wanted]);
  return part.state.value;
}

/** Loads all parts of this view, one after another. */
export async function loadAll(): Promise<void> {
  for (const load of parts) await load();
}

/** Loads all parts once the view has been drawn and nothing else is to do. */
export function loadAllWhenIdle(): void {
  requestAnimationFrame(() => requestIdleCallback(() => void loadAll(), { timeout: 2_000 }));
}
