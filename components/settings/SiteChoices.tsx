import { useId } from 'preact/hooks';
import type { SiteSettings } from '../../lib/settings/settings.ts';
import { isLeftOut, neverWatch, siteOf, watchSite } from '../../lib/view/site-choice.ts';
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

const MODES: readonly { readonly mode: SiteSettings['mode']; readonly label: string }[] = [
  { mode: 'everywhere', label: 'Watch every site that the browser gives access to' },
  { mode: 'only-listed', label: 'Watch only the sites that I list' },
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
      <div role="radiogroup" aria-label="Which sites are watched">
        {MODES.map(({ mode, label }) => (
          <Choice
            key={mode}
            type="radio"
            name={name}
            label={label}
            checked={mode === sites.mode}
            onChoose={() => put({ mode })}
          />
        ))}
      </div>
      {sites.mode === 'only-listed' ? (
        <SiteList
          title="Watched sites"
          none="None: nothing is watched."
          sites={sites.only}
          onChange={(only) => put({ only })}
        />
      ) : null}
      <SiteList
        title="Never watched"
        none="None."
        sites={sites.never}
        onChange={(never) => put({ never })}
      />
      <p class={css['hint']}>
        A site stands for its subdomains too; written with https://, for that origin alone.
      </p>
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
        This page: <SafeText>{site}</SafeText>, {out ? 'left out' : 'watched'}
      </span>
      <Button onClick={() => access.change(change(settings, pageUrl))}>
        {out ? 'Watch this site' : 'Never watch this site'}
      </Button>
    </div>
  );
}
