import { useRef } from 'preact/hooks';
import type { Mute } from '../../lib/settings/settings.ts';
import { withoutMute } from '../../lib/view/mute-choice.ts';
import { storedRuleTitle } from '../../lib/view/rule-titles.ts';
import { say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './settings.module.css';

/** The rules that are muted, each with a way back. */
export function MuteChoices({ access }: { readonly access: SettingsAccess }) {
  const { mutes } = access.settings.value;
  const group = useRef<HTMLDivElement>(null);

  function remove(mute: Mute) {
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])];
    const at = mutes.indexOf(mute);
    // The focus does not vanish together with the row.
    (buttons[at + 1] ?? buttons[at - 1] ?? group.current)?.focus();
    const settings = access.settings.peek();
    access.change({ ...settings, mutes: withoutMute(settings.mutes, mute) });
  }

  return (
    <div ref={group} tabIndex={-1}>
      {mutes.length === 0 ? (
        <p class={css['about']}>{say('settings_mutes_none')}</p>
      ) : (
        <>
          <ul aria-label={say('settings_mutes_label')}>
            {mutes.map((mute) => {
              const title = storedRuleTitle(mute.rule);
              const where =
                mute.site === null
                  ? say('settings_mute_everywhere')
                  : say('settings_mute_site', { site: mute.site });
              return (
                <li key={`${mute.rule} ${mute.site}`} class={css['site']}>
                  <span class={css['pattern']}>
                    <SafeText>{title}</SafeText> · <SafeText>{where}</SafeText>
                  </span>
                  <Button
                    look="quiet"
                    aria-label={say('settings_unmute_rule', { title, where })}
                    onClick={() => remove(mute)}
                  >
                    {say('settings_unmute')}
                  </Button>
                </li>
              );
            })}
          </ul>
          <p class={css['hint']}>{say('settings_mutes_hint')}</p>
        </>
      )}
    </div>
  );
}
