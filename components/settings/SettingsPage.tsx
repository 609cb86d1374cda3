import { say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import { SettingsForm } from './SettingsForm.tsx';
import css from './settings.module.css';

/** The settings as a page of their own, as browsers open it from their list of extensions. */
export function SettingsPage({ access }: { readonly access: SettingsAccess }) {
  return (
    <main class={css['page']}>
      <h1 class={css['heading']}>{say('settings_heading')}</h1>
      <SettingsForm access={access} pageUrl={null} isPrivate={false} />
    </main>
  );
}
