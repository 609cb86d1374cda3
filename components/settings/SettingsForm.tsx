import type { ComponentChildren } from 'preact';
import type { SettingsAccess } from '../app/host.ts';
import { Choice } from './Choice.tsx';
import { SiteChoices } from './SiteChoices.tsx';
import { SourceChoices } from './SourceChoices.tsx';
import css from './settings.module.css';

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
      <Section title="Sites">
        <SiteChoices access={access} pageUrl={pageUrl} />
      </Section>
      <Section title="Sources">
        <SourceChoices access={access} />
      </Section>
      <Section title="List">
        <Choice
          type="checkbox"
          label="Preserve log"
          about="Goes on showing the tokens of earlier pages of a tab. Without it, the list of a tab begins anew with every page; nothing is forgotten by that."
          checked={settings.preserveLog}
          onChoose={(preserveLog) => access.change({ ...settings, preserveLog })}
        />
      </Section>
      <p class={css['note']}>
        Changes hold at once. Settings are the only thing that Bearerscope writes to disk
        {isPrivate ? ': a site that you list here outlives the private window.' : '.'}
      </p>
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
