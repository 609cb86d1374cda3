import { useId, useState } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import { keyClaims } from '../../lib/view/key-claims.ts';
import { stillSentSentence } from '../../lib/view/lifetime-words.ts';
import { mainCopy } from '../../lib/view/main-copy.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { number, say } from '../../lib/words/say.ts';
import { useLifetime } from '../app/lifetime.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { LifeBar, LifetimeText } from '../primitives/Lifetime.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { CardTitle } from './CardTitle.tsx';
import { KeyClaims } from './KeyClaims.tsx';
import css from './PopupTokens.module.css';
import { ShowHidden } from './ShowHidden.tsx';
import { WorstFinding } from './WorstFinding.tsx';

interface TokenCardProps {
  readonly entry: Entry;
  /** The most urgent one: its claims are open and its copy button is the primary one. */
  readonly first: boolean;
}

export function TokenCard({ entry, first }: TokenCardProps) {
  const { now, copy } = useStore();
  const [open, setOpen] = useState(first);
  const id = useId();
  const words = useLifetime(entry);
  const claims = keyClaims(entry.token);
  const { form, label } = mainCopy(entry);
  const disclosure = { controls: `${id}-claims`, open, toggle: () => setOpen(!open) };
  return (
    <li
      class={css['card']}
      data-id={entry.id}
      data-still-sent={words.mark === 'still-sent'}
      tabIndex={-1}
      aria-labelledby={id}
    >
      <div class={css['line']}>
        <CardTitle entry={entry} id={id} {...(claims.length > 0 ? { disclosure } : {})} />
        <LifetimeText words={words} form="short" />
      </div>
      {words.elapsed === null ? null : <LifeBar words={words} />}
      {entry.stillSent ? (
        <p class={css['alarm']}>{stillSentSentence(entry, now.value, 0)}</p>
      ) : null}
      <WorstFinding entry={entry} />
      {open && claims.length > 0 ? <KeyClaims claims={claims} id={disclosure.controls} /> : null}
      <div class={css['line']}>
        <Button
          aria-keyshortcuts={form === 'claims' ? 'c' : undefined}
          look={first ? 'primary' : 'plain'}
          onClick={() => copy(entry, form)}
        >
          {label}
        </Button>
        {form === 'token' ? null : (
          <Button aria-keyshortcuts="t" onClick={() => copy(entry, 'token')}>
            {say('popup_copy_token')}
          </Button>
        )}
        <ShowHidden entry={entry} />
        <Carried entry={entry} />
      </div>
    </li>
  );
}

function Carried({ entry: { carriedBy, record } }: { readonly entry: Entry }) {
  const all = useVeil().text(carriedBy.join(', '));
  return (
    <span class={css['carried']} title={plainVisibleText(all)}>
      <span class={`${css['carrier']} own-direction`}>
        <SafeText>{carriedBy[0] ?? ''}</SafeText>
      </span>
      <span class={css['count']}>· {number(record.sightingCount)}×</span>
    </span>
  );
}
