import { exportDocument, exportText } from '../../lib/view/export.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import type { Host } from './host.ts';
import { useStore } from './store-context.ts';

interface ExportActionProps extends Pick<Host, 'saveFile'> {
  /** A symbol instead of words. */
  readonly compact: boolean;
}

/** Saves the tokens that the list shows, with their sightings, as JSON. */
export function ExportAction({ saveFile, compact }: ExportActionProps) {
  const { rows, histories, notices } = useStore();
  const count = rows.shown.value.length;

  async function save() {
    const now = Date.now();
    const kept = await histories(rows.shown.peek().map(({ id }) => id));
    if (kept.length === 0) {
      notices.post('failed', 'Nothing exported: the background does not answer.');
      return;
    }
    const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
    saveFile(`bearerscope-${stamp}.json`, exportText(exportDocument(kept, now)));
    const tokens = kept.length === 1 ? 'token' : 'tokens';
    notices.post('done', `Exported ${kept.length.toLocaleString()} ${tokens} as JSON`);
  }

  return (
    <Button
      look={compact ? 'quiet' : 'plain'}
      aria-label="Export"
      disabled={count === 0}
      title="Save the listed tokens as JSON, with their sightings"
      onClick={save}
    >
      {compact ? <Icon name="export" /> : 'Export'}
    </Button>
  );
}
