import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FeedClient } from '../feed/client.ts';
import type { FeedState } from '../feed/feed-state.ts';
import { UNDO_WITHIN_MS } from '../feed/messages.ts';
import { type MessageKey, say } from '../words/say.ts';
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
  /** Has the browser tell before a token expires, or what replaces it by then; or takes that back. */
  readonly remind: (entry: Entry, on: boolean) => void;
}

interface CommandOptions {
  readonly client: Pick<FeedClient, 'pause' | 'clear' | 'undoClear' | 'remind'>;
  readonly feed: ReadonlySignal<FeedState>;
  /** What Clear clears. */
  readonly scoped: ReadonlySignal<readonly Entry[]>;
  readonly now: ReadonlySignal<number>;
  /** Changes when what was cleared last has gone with the import that it was of. */
  readonly lostUndo: ReadonlySignal<number>;
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
  const { client, feed, scoped, now, lostUndo, read, announcer, tell } = options;
  const cleared = signal<{
    readonly count: number;
    readonly at: number;
    readonly lostUndo: number;
  } | null>(null);
  const undoable = computed(() => {
    const last = cleared.value;
    if (last && last.lostUndo !== lostUndo.value) return 0;
    return last && now.value - last.at < UNDO_WITHIN_MS ? last.count : 0;
  });
  const isConnected = () => feed.peek().connected;
  const later = (sentence: MessageKey) => tell('done', say(sentence));
  const never = (sentence: MessageKey) => tell('failed', say(sentence));

  async function pause(paused: boolean): Promise<void> {
    if (isConnected()) announcer.say(say(paused ? 'pause_done' : 'resume_done'));
    else later(paused ? 'pause_later' : 'resume_later');
    if (!(await client.pause(paused))) never(paused ? 'pause_never' : 'resume_never');
  }

  async function clear(): Promise<void> {
    const ids = scoped.peek().map(({ id }) => id);
    if (ids.length === 0) return;
    if (!isConnected()) later('clear_later');
    cleared.value = { count: ids.length, at: read(), lostUndo: lostUndo.peek() };
    if ((await client.clear(ids)) !== null) return;
    cleared.value = null;
    never('clear_never');
  }

  async function undoClear(): Promise<void> {
    const inTime = undoable.peek() > 0;
    cleared.value = null;
    if (!inTime) return;
    if (!isConnected()) later('undo_later');
    const count = await client.undoClear();
    if (count === null) never('undo_never');
    if (count === 0) never('undo_too_late');
  }

  async function remind({ id, line }: Entry, on: boolean): Promise<void> {
    tell('done', say(isConnected() ? (on ? 'reminded' : 'not_reminded') : 'reminder_later'));
    // A wish may have been made for an earlier token of the line.
    const tokens = scoped.peek();
    const wished = feed
      .peek()
      .watch.reminders.filter((known) =>
        tokens.some((entry) => entry.id === known && entry.line === line),
      );
    const done = await Promise.all(
      on ? [client.remind(id, true)] : wished.map((known) => client.remind(known, false)),
    );
    if (done.includes(false)) tell('failed', say('reminder_never'));
  }

  return {
    undoable,
    pause: (paused) => void pause(paused),
    clear: () => void clear(),
    undoClear: () => void undoClear(),
    remind: (entry, on) => void remind(entry, on),
  };
}
