import type { TokenId } from '../../lib/ledger/record.ts';
import { type ExportMeans, type ExportResult, runExport } from '../../lib/view/export-run.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import type { ExportChoice } from '../app/view-state.ts';

type Store = Pick<ViewStore, 'rows' | 'scoped' | 'histories' | 'notices'>;

/** The tokens that a choice means, at this moment. */
export function chosenIds({ rows, scoped }: Store, { what }: ExportChoice): readonly TokenId[] {
  // What was selected in another scope, or was cleared since, is not there to be exported.
  const { value: selected } = rows.selected;
  if (what === 'selected' && selected !== null) return [selected.id];
  const entries = what === 'scope' ? scoped.value : rows.shown.value;
  return entries.map(({ id }) => id);
}

/** Saves a file as it was chosen, and says what came of it. */
export async function exportNow(
  store: Store,
  choice: ExportChoice,
  saveFile: Host['saveFile'],
  means: Partial<Pick<ExportMeans, 'signal' | 'onProgress'>> = {},
): Promise<ExportResult> {
  const { format, safe } = choice;
  const result = await runExport(
    { format, safe, ids: chosenIds(store, choice) },
    {
      histories: store.histories,
      entries: new Map(store.scoped.value.map((entry) => [entry.id, entry])),
      now: Date.now(),
      pause: () => new Promise((resume) => setTimeout(resume)),
      signal: new AbortController().signal,
      ...means,
    },
  );
  if (result.ok) {
    saveFile(result.name, result.parts, result.type);
    const key = safe ? 'exported_safe' : 'exported';
    store.notices.post('done', sayCounted(key, result.tokens, { format: FORMATS[format] }));
  } else if (result.code === 'no-answer') store.notices.post('failed', say('exported_nothing'));
  return result;
}

/** Names of formats are the same in every language. */
const FORMATS = { json: 'JSON', har: 'HAR', 'csv-tokens': 'CSV', 'csv-sightings': 'CSV' } as const;
