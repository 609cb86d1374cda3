import type { ReadonlySignal } from '@preact/signals';
import { type ClientPort, connectFeed } from '../../lib/feed/client.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { createClock, everySecond } from '../../lib/view/clock.ts';
import type { QueryLanguage } from '../../lib/view/query/language.ts';
import { createStore, type ViewStore } from '../../lib/view/store.ts';
import { onDemand } from '../primitives/on-demand.ts';
import { writeText } from './clipboard.ts';

// On its way while the page is drawn and connects.
const ENTRIES = import('../../lib/view/entries.ts');
// Nobody copies at once; but an extension that is reloaded takes the file along.
onDemand(() => import('../../lib/view/copy.ts'));

/**
 * The store of a page, connected to the background.
 * @param open opens a port of the feed
 * @param tabId the tab whose tokens the page shows first; null for all
 * @param settings what people chose, as the page's host has them
 * @param language for views that have a filter
 * @param drawing resolves when what draws tokens is there: until then nothing is to keep it waiting
 */
export function openStore(
  open: () => ClientPort,
  tabId: number | null,
  settings: ReadonlySignal<Settings>,
  language?: QueryLanguage,
  drawing: Promise<void> = Promise.resolve(),
): ViewStore {
  const read = Date.now;
  return createStore({
    connect: (onState) => connectFeed({ open, tabId, onState }),
    makeEntries: Promise.all([ENTRIES, drawing]).then(([{ followRecords }]) => followRecords),
    clock: createClock({ read, start: everySecond(read) }),
    read,
    drawn: afterDrawing,
    tabId,
    settings,
    ...(language === undefined ? {} : { language }),
    writeText,
  });
}

/** Longer than any frame, in milliseconds: a page that nobody sees draws none. */
const NO_FRAME_MS = 250;

/** Calls back in the first task after the next frame was drawn. */
function afterDrawing(callback: () => void): void {
  let isDone = false;
  const go = (): void => {
    if (isDone) return;
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(() => setTimeout(go));
  const timer = setTimeout(go, NO_FRAME_MS);
}
