import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { SiteSettings } from '../../lib/settings/settings.ts';
import { isLeftOut, neverWatch, siteOf, watchSite } from '../../lib/view/site-choice.ts';
import { type MessageKey, say, sayPieces } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { Choice } from './Choice.tsx';
import { SiteList } from './SiteList.tsx';
import css from './settings.module.css';

interface SiteChoicesProps {
  readonly access: SettingsAccess;
  readonly pageUrl: string | null;
}

const MODES: readonly { readonly mode: SiteSettings['mode']; readonly label: MessageKey }[] = [
  { mode: 'everywhere', label: 'settings_sites_everywhere' },
  { mode: 'only-listed', label: 'settings_sites_only_listed' },
];

/** Whose traffic is looked at, and whose never. */
export function SiteChoices({ access, pageUrl }: SiteChoicesProps) {
  const name = useId();
  const { sites } = access.settings.value;

  function put(change: Partial<SiteSettings>) {
    const settings = access.settings.peek();
    access.change({ ...settings, sites: { ...settings.sites, ...change } });
  }

  return (
    <>
      <div role="radiogroup" aria-label={say('settings_sites_label')}>
        {MODES.map(({ mode, label }) => (
          <Choice
            key={mode}
            type="radio"
            name={name}
            label={say(label)}
            checked={mode === sites.mode}
            onChoose={() => put({ mode })}
          />
        ))}
      </div>
      {sites.mode === 'only-listed' ? (
        <SiteList
          title={say('settings_watched_sites')}
          none={say('settings_watched_none')}
          sites={sites.only}
          onChange={(only) => put({ only })}
        />
      ) : null}
      <SiteList
        title={say('settings_never_watched')}
        none={say('settings_never_none')}
        sites={sites.never}
        onChange={(never) => put({ never })}
      />
      <p class={css['hint']}>{say('settings_site_hint')}</p>
      {pageUrl === null ? null : <PageChoice access={access} pageUrl={pageUrl} />}
    </>
  );
}

/** The site of the page at hand, listed or taken off the list by a press. */
function PageChoice({ access, pageUrl }: { access: SettingsAccess; pageUrl: string }) {
  const settings = access.settings.value;
  const site = siteOf(pageUrl);
  if (site === null) return null;
  const out = isLeftOut(settings, pageUrl);
  const change = out ? watchSite : neverWatch;
  return (
    <div class={css['pageSite']}>
      <span>
        {sayPieces<ComponentChildren>(out ? 'settings_page_left_out' : 'settings_page_watched', {
          site: <SafeText>{site}</SafeText>,
        })}
      </span>
      <Button onClick={() => access.change(change(settings, pageUrl))}>
        {say(out ? 'watch_this_site' : 'settings_never_watch_site')}
      </Button>
    </div>
  );
}
