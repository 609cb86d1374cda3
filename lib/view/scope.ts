import type { PageState } from '../feed/messages.ts';
import { belongsToTab, usedByPage } from '../feed/page-tokens.ts';
import type { Settings } from '../settings/settings.ts';
import type { Entry } from './entry.ts';

/** Whose tokens a view shows: those of the tab it was opened for, all live ones, or the imported ones. */
export type Scope = 'tab' | 'all' | 'imported';

/**
 * The entries that a tab's list shows, in their order.
 * @param preserveLog false: only what its page has used since it was loaded
 */
export function entriesOfTab(
  entries: readonly Entry[],
  tabId: number,
  page: PageState | null,
  { preserveLog }: Pick<Settings, 'preserveLog'>,
): readonly Entry[] {
  const isListed = (preserveLog ? belongsToTab : usedByPage)(tabId, page);
  return entries.filter(({ record }) => isListed(record));
}
