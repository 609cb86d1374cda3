import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { parseSite } from '../../lib/settings/sites.ts';
import { badSiteSentence, siteText } from '../../lib/view/site-choice.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './settings.module.css';

interface SiteListProps {
  readonly title: string;
  /** What an empty list means. */
  readonly none: string;
  readonly sites: readonly string[];
  readonly onChange: (sites: readonly string[]) => void;
}

/** A list of sites that can be added to and taken from. */
export function SiteList({ title, none, sites, onChange }: SiteListProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const text = useSignal('');
  const problem = useSignal('');

  function add() {
    const parsed = parseSite(text.value);
    problem.value = parsed.ok ? '' : badSiteSentence(parsed.code);
    if (parsed.ok) put(siteText(parsed.site));
    field.current?.focus();
  }

  function put(site: string) {
    if (sites.includes(site)) {
      problem.value = say('settings_listed_already', { site });
      return;
    }
    onChange([...sites, site]);
    text.value = '';
  }

  function remove(site: string) {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = sites.indexOf(site);
    // The focus does not vanish together with the row.
    (buttons[at + 1] ?? buttons[at - 1] ?? field.current)?.focus();
    onChange(sites.filter((other) => other !== site));
  }

  return (
    <fieldset class={css['sites']}>
      <legend class={css['subtitle']}>{title}</legend>
      {sites.length === 0 ? <p class={css['about']}>{none}</p> : null}
      <ul aria-label={title} ref={list} hidden={sites.length === 0}>
        {sites.map((site) => (
          <li key={site} class={css['site']}>
            <code class={css['pattern']}>
              <SafeText>{site}</SafeText>
            </code>
            <Button
              look="quiet"
              aria-label={say('settings_remove_site', { site })}
              onClick={() => remove(site)}
            >
              {say('settings_remove')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        class={css['adding']}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          class={css['field']}
          type="text"
          aria-label={say('settings_add_to', { list: title })}
          aria-invalid={problem.value !== ''}
          aria-describedby={`${id}-problem`}
          placeholder={say('settings_site_example')}
          spellcheck={false}
          autocomplete="off"
          ref={field}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
            problem.value = '';
          }}
        />
        <Button type="submit">{say('settings_add')}</Button>
      </form>
      <p class={css['problem']} id={`${id}-problem`} role="alert">
        <SafeText>{problem.value}</SafeText>
      </p>
    </fieldset>
  );
}
