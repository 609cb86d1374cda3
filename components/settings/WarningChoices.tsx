import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { WARN_MINUTES, type WarningSettings } from '../../lib/settings/settings.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { Choice } from './Choice.tsx';
import css from './settings.module.css';

/** When a token counts as expiring, and whether the browser tells of it. */
export function WarningChoices({ access }: { readonly access: SettingsAccess }) {
  const refused = useSignal(false);
  const id = useId();
  const { minutes, notify } = access.settings.value.warnings;

  function put(change: Partial<WarningSettings>) {
    const settings = access.settings.peek();
    access.change({ ...settings, warnings: { ...settings.warnings, ...change } });
  }

  async function choose(on: boolean) {
    refused.value = false;
    if (on && !(await access.allowNotifications?.())) {
      refused.value = true;
      return;
    }
    put({ notify: on });
  }

  return (
    <>
      <div class={css['choice']}>
        <label class={css['label']} for={id}>
          {say('settings_warn')}
          <select
            id={id}
            class={css['select']}
            value={minutes}
            aria-describedby={`${id}-about`}
            onChange={({ currentTarget }) => {
              const chosen = WARN_MINUTES.find((row) => row === Number(currentTarget.value));
              if (chosen !== undefined) put({ minutes: chosen });
            }}
          >
            {WARN_MINUTES.map((row) => (
              <option key={row} value={row}>
                {sayCounted('settings_warn_minutes', row)}
              </option>
            ))}
          </select>
        </label>
        <p class={css['about']} id={`${id}-about`}>
          {say('settings_warn_about')}
        </p>
      </div>
      <Choice
        type="checkbox"
        label={say('settings_notify')}
        about={say(
          access.allowNotifications === null
            ? 'settings_notify_elsewhere'
            : 'settings_notify_about',
        )}
        checked={notify}
        disabled={access.allowNotifications === null && !notify}
        onChoose={(on) => void choose(on)}
      />
      <p class={css['problem']} role="alert">
        {refused.value ? say('settings_notify_refused') : ''}
      </p>
    </>
  );
}
