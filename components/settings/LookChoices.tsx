import type { Masking, Theme } from '../../lib/settings/settings.ts';
import { keyPart, say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { Choice } from './Choice.tsx';
import css from './settings.module.css';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
const MASKINGS: readonly Masking[] = ['nothing', 'tokens', 'tokens-and-people'];

/** In which colours the views are shown. */
export function ThemeChoices({ access }: { readonly access: SettingsAccess }) {
  const settings = access.settings.value;
  return (
    <div class={css['row']}>
      {THEMES.map((theme) => (
        <Choice
          key={theme}
          type="radio"
          name="theme"
          label={say(`settings_theme_${theme}`)}
          checked={settings.theme === theme}
          onChoose={() => access.change({ ...access.settings.peek(), theme })}
        />
      ))}
    </div>
  );
}

/** What is hidden until it is asked for. */
export function MaskingChoices({ access }: { readonly access: SettingsAccess }) {
  const settings = access.settings.value;
  return (
    <>
      <p class={css['about']}>{say('settings_masking_about')}</p>
      {MASKINGS.map((masking) => (
        <Choice
          key={masking}
          type="radio"
          name="masking"
          label={say(`settings_mask_${keyPart(masking)}`)}
          checked={settings.masking === masking}
          onChoose={() => access.change({ ...access.settings.peek(), masking })}
        />
      ))}
    </>
  );
}
