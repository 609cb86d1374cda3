import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** What came of an action, shown for a while and told to screen readers. */
export interface Notice {
  readonly tone: 'done' | 'failed';
  readonly text: string;
}

export interface Notices {
  /** The notice to show now, or null. */
  readonly current: ReadonlySignal<Notice | null>;
  readonly post: (tone: Notice['tone'], text: string) => void;
}

/** Milliseconds: long enough to read a sentence, short enough not to mistake it for news. */
const SHOWN_FOR = 6_000;

/**
 * @param now the clock of the view, milliseconds since the epoch
 * @param read the time of day at this very moment; a clock nobody watches may lag behind
 */
export function createNotices(now: ReadonlySignal<number>, read: () => number): Notices {
  const latest = signal<(Notice & { readonly at: number }) | null>(null);
  const current = computed(() => {
    const notice = latest.value;
    return notice && now.value - notice.at < SHOWN_FOR ? notice : null;
  });
  return {
    current,
    post(tone, text) {
      latest.value = { tone, text, at: read() };
    },
  };
}
