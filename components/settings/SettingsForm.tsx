import type { ComponentChildren } from 'preact';
import { say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { Choice } from './Choice.tsx';
import { MaskingChoices, ThemeChoices } from './LookChoices.tsx';
import { MuteChoices } from './MuteChoices.tsx';
import { SiteChoices } from './SiteChoices.tsx';
import { SourceChoices } from './SourceChoices.tsx';
import css from './settings.module.css';
import { WarningChoices } from './WarningChoices.tsx';

interface SettingsFormProps {
  readonly access: SettingsAccess;
  /** The page that the view is about, which can be listed by a press; null where there is none. */
  readonly pageUrl: string | null;
  /** Whether the view is about private windows: then what is written outlives them. */
  readonly isPrivate: boolean;
}

/** All settings. Whatever is changed holds at once, so there is nothing to save. */
export function SettingsForm({ access, pageUrl, isPrivate }: SettingsFormProps) {
  const settings = access.settings.value;
  return (
    <div class={css['form']}>
      <Section title={say('settings_sites')}>
        <SiteChoices access={access} pageUrl={pageUrl} />
      </Section>
      <Section title={say('settings_sources')}>
        <SourceChoices access={access} />
      </Section>
      <Section title={say('settings_list')}>
        <Choice
          type="checkbox"
          label={say('preserve_log')}
          about={say('settings_preserve_log_about')}
          checked={settings.preserveLog}
          onChoose={(preserveLog) => access.change({ ...access.settings.peek(), preserveLog })}
        />
      </Section>
      <Section title={say('settings_warnings')}>
        <WarningChoices access={access} />
      </Section>
      <Section title={say('settings_mutes')}>
        <MuteChoices access={access} />
      </Section>
      <Section title={say('settings_masking')}>
        <MaskingChoices access={access} />
      </Section>
      <Section title={say('settings_theme')}>
        <ThemeChoices access={access} />
      </Section>
      <p class={css['note']}>{say(isPrivate ? 'settings_note_private' : 'settings_note')}</p>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class={css['section']}>
      <legend class={css['title']}>{title}</legend>
      {children}
    </fieldset>
  );
}
