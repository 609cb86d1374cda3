import type { SettingsAccess } from './host.ts';
import css from './Toolbar.module.css';

const TITLE = 'Go on showing the tokens of earlier pages of this tab';

/** As the checkbox of that name in the Network panel: whether a new page begins a new list. */
export function PreserveLog({ access }: { readonly access: SettingsAccess }) {
  const settings = access.settings.value;
  return (
    <label class={css['check']} title={TITLE}>
      <input
        type="checkbox"
        checked={settings.preserveLog}
        onChange={({ currentTarget }) =>
          access.change({ ...settings, preserveLog: currentTarget.checked })
        }
      />
      Preserve log
    </label>
  );
}
