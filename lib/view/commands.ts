import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FeedClient } from '../feed/client.ts';
import type { FeedState } from '../feed/feed-state.ts';
import { UNDO_WITHIN_MS } from '../feed/messages.ts';
import type { Announcer } from './announcer.ts';
import type { Entry } from './entry.ts';
import type { Notices } from './notice.ts';

/** What a view has the background do. */
export interface Commands {
  /** How many tokens Undo would bring back; 0 when it is too late. */
  readonly undoable: ReadonlySignal<number>;
  readonly pause: (paused: boolean) => void;
  readonly clear: () => void;
  readonly undoClear: () => void;
}

interface CommandOptions {
  readonly client: Pick<FeedClient, 'pause' | 'clear' | 'undoClear'>;
  readonly feed: ReadonlySignal<FeedState>;
  /** What Clear clears. */
  readonly scoped: ReadonlySignal<readonly Entry[]>;
  readonly now: ReadonlySignal<number>;
  /** The time of day in milliseconds since the epoch. */
  readonly read: () => number;
  readonly announcer: Pick<Announcer, 'say'>;
  /** Shows a sentence and says it. */
  readonly tell: Notices['post'];
}

/**
 * The commands of a view. One that is given while the background cannot be reached is kept and done
 * later, and the view says so; one that can never be done is said to have failed.
 */
export function createCommands(options: CommandOptions): Commands {
  const { client, feed, scoped, now, read, announcer, tell } = options;
  const cleared = signal<{ readonly count: number; readonly at: number } | null>(null);
  const undoable = computed(() => {
    const last = cleared.value;
    return last && now.value - last.at < UNDO_WITHIN_MS ? last.count : 0;
  });
  const isConnected = () => feed.peek().connected;
  const later = (what: string) => tell('done', `No connection. ${what} when there is one.`);
  const never = (what: string) => tell('failed', `${what}: the extension was reloaded.`);

  async function pause(paused: boolean): Promise<void> {
    if (isConnected()) announcer.say(paused ? 'Paused.' : 'Watching.');
    else later(paused ? 'Watching pauses' : 'Watching resumes');
    if (!(await client.pause(paused))) never(paused ? 'Not paused' : 'Not resumed');
  }

  async function clear(): Promise<void> {
    const ids = scoped.peek().map(({ id }) => id);
    if (ids.length === 0) return;
    if (!isConnected()) later('The tokens are cleared');
    cleared.value = { count: ids.length, at: read() };
    if ((await client.clear(ids)) !== null) return;
    cleared.value = null;
    never('Not cleared');
  }

  async function undoClear(): Promise<void> {
    const inTime = undoable.peek() > 0;
    cleared.value = null;
    if (!inTime) return;
    if (!isConnected()) later('The tokens are brought back');
    const count = await client.undoClear();
    if (count === null) never('Nothing brought back');
    if (count === 0) tell('failed', 'Nothing brought back: the background was restarted since.');
  }

  return {
    undoable,
    pause: (paused) => void pause(paused),
    clear: () => void clear(),
    undoClear: () => void undoClear(),
  };
}
