import { useSignal } from '@preact/signals';
import type { SourceSettings } from '../../lib/settings/settings.ts';
import type { SettingsAccess } from '../app/host.ts';
import { Choice } from './Choice.tsx';
import css from './settings.module.css';

interface Source {
  readonly id: keyof SourceSettings;
  readonly label: string;
  readonly about: string;
}

const SOURCES: readonly Source[] = [
  {
    id: 'requestBodies',
    label: 'Request bodies',
    about:
      'Finds tokens that pages send in forms and JSON. The browser copies every body for it, which large uploads feel a little.',
  },
  {
    id: 'responseBodies',
    label: 'Response bodies while the developer tools are open',
    about:
      'Finds tokens that servers answer with. Every text answer is read once more, in such tabs only.',
  },
  {
    id: 'responseBodiesAlways',
    label: 'Response bodies always',
    about:
      'Reads every answer as it arrives, also without developer tools. Pages load a little slower, and the browser asks you for a permission first.',
  },
  {
    id: 'storageOnLoad',
    label: 'Page storage when a page has loaded',
    about:
      'Looks through local storage, session storage and IndexedDB of every page. Pages that keep a lot are busy with it for a moment.',
  },
  {
    id: 'stickiness',
    label: 'Stickiness cookies',
    about:
      'Lists cookies that tell a load balancer which server holds the session. They let nobody in; the only cost is a longer list.',
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
      <p class={css['about']}>URLs, header fields and cookies are always looked into.</p>
      {SOURCES.filter(
        ({ id }) => id !== 'responseBodiesAlways' || allowResponseBodies !== null,
      ).map(({ id, label, about }) => (
        <Choice
          key={id}
          type="checkbox"
          label={label}
          about={about}
          checked={sources[id]}
          onChoose={(on) => void choose(id, on)}
        />
      ))}
      <p class={css['problem']} role="alert">
        {refused.value ? 'Not turned on: the browser was not allowed to read responses.' : ''}
      </p>
    </>
  );
}
