import { useSignal } from '@preact/signals';
import type { SourceSettings } from '../../lib/settings/settings.ts';
import { type MessageKey, say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { Choice } from './Choice.tsx';
import css from './settings.module.css';

interface Source {
  readonly id: keyof SourceSettings;
  readonly label: MessageKey;
  readonly about: MessageKey;
}

const SOURCES: readonly Source[] = [
  {
    id: 'requestBodies',
    label: 'settings_request_bodies',
    about: 'settings_request_bodies_about',
  },
  {
    id: 'responseBodies',
    label: 'settings_response_bodies',
    about: 'settings_response_bodies_about',
  },
  {
    id: 'responseBodiesAlways',
    label: 'settings_response_always',
    about: 'settings_response_always_about',
  },
  {
    id: 'storageOnLoad',
    label: 'settings_storage_on_load',
    about: 'settings_storage_on_load_about',
  },
  {
    id: 'stickiness',
    label: 'settings_stickiness',
    about: 'settings_stickiness_about',
  },
];

/** Which places are looked into beside URLs, fields and cookies. */
export function SourceChoices({ access }: { readonly access: SettingsAccess }) {
  const refused = useSignal(false);
  const { allowResponseBodies } = access;
  const { sources } = access.settings.value;

  function put(id: Source['id'], on: boolean) {
    const settings = access.settings.peek();
    access.change({ ...settings, sources: { ...settings.sources, [id]: on } });
  }

  async function choose(id: Source['id'], on: boolean) {
    refused.value = false;
    if (id === 'responseBodiesAlways' && on && !(await allowResponseBodies?.())) {
      refused.value = true;
      return;
    }
    put(id, on);
  }

  return (
    <>
      <p class={css['about']}>{say('settings_sources_always')}</p>
      {SOURCES.filter(
        ({ id }) => id !== 'responseBodiesAlways' || allowResponseBodies !== null,
      ).map(({ id, label, about }) => (
        <Choice
          key={id}
          type="checkbox"
          label={say(label)}
          about={say(about)}
          checked={sources[id]}
          onChoose={(on) => void choose(id, on)}
        />
      ))}
      <p class={css['problem']} role="alert">
        {refused.value ? say('settings_responses_refused') : ''}
      </p>
    </>
  );
}
