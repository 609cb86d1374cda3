import { say } from '../../lib/words/say.ts';
import type { SettingsAccess } from './host.ts';
import css from './Toolbar.module.css';

/** As the checkbox of that name in the Network panel: whether a new page begins a new list. */
export function PreserveLog({ access }: { readonly access: SettingsAccess }) {
  const settings = access.settings.value;
  return (
    <label class={css['check']} title={say('preserve_log_title')}>
      <input
        type="checkbox"
        checked={settings.preserveLog}
        onChange={({ currentTarget }) =>
          access.change({ ...settings, preserveLog: currentTarget.checked })
        }
      />
      {say('preserve_log')}
    </label>
  );
}
