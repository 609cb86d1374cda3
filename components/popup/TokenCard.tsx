import { useId, useState } from 'preact/hooks';
import { stringifyJson } from '../../lib/jose/json.ts';
import { member } from '../../lib/jose/members.ts';
import type { Token } from '../../lib/token/token.ts';
import { type Entry, whoWords } from '../../lib/view/entry.ts';
import { lifetimeWords, stillSentSentence } from '../../lib/view/lifetime-words.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { KindBadge } from '../primitives/KindBadge.tsx';
import { LifeBar, LifetimeText } from '../primitives/Lifetime.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Popup.module.css';

interface TokenCardProps {
  readonly entry: Entry;
  /** The most urgent one: its claims are open and its copy button is the primary one. */
  readonly first: boolean;
}

export function TokenCard({ entry, first }: TokenCardProps) {
  const { now, copy } = useStore();
  const [open, setOpen] = useState(first);
  const id = useId();
  const words = lifetimeWords(entry, now.value);
  const claims = keyClaims(entry.token);
  return (
    <li class={css['card']} data-still-sent={words.mark === 'still-sent'} aria-labelledby={id}>
      <div class={css['line']}>
        <CardTitle entry={entry} id={id} />
        <LifetimeText words={words} form={words.mark === 'still-sent' ? 'long' : 'short'} />
      </div>
      <LifeBar words={words} />
      {entry.stillSent ? (
        <p class={css['alarm']}>{stillSentSentence(entry, now.value, 0)}</p>
      ) : null}
      {open && claims.length > 0 ? <KeyClaims claims={claims} /> : null}
      <div class={css['line']}>
        <Button look={first ? 'primary' : 'plain'} onClick={() => copy(entry, 'claims')}>
          Copy claims
        </Button>
        <Button onClick={() => copy(entry, 'token')}>Copy token</Button>
        {claims.length > 0 ? (
          <Button
            look="quiet"
            aria-expanded={open}
            aria-label={open ? 'Hide claims' : 'Show claims'}
            title={open ? 'Hide claims' : 'Show claims'}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'down' : 'right'} />
          </Button>
        ) : null}
        <Carried entry={entry} />
      </div>
    </li>
  );
}

/** Kind and owner, which name a card. */
export function CardTitle({ entry, id }: { readonly entry: Entry; readonly id: string }) {
  const who = whoWords(entry);
  return (
    <h2 class={css['title']} id={id}>
      <KindBadge kind={entry.verdict.kind} form="word" />{' '}
      <span class={css['who']} data-told={who.told} title={plainVisibleText(who.text)}>
        <SafeText>{who.text}</SafeText>
      </span>
    </h2>
  );
}

function Carried({ entry: { carriedBy, record } }: { readonly entry: Entry }) {
  return (
    <span class={css['carried']} title={plainVisibleText(carriedBy.join(', '))}>
      <span class={css['carrier']}>
        <SafeText>{carriedBy[0] ?? ''}</SafeText>
      </span>{' '}
      · {record.sightingCount.toLocaleString()}×
    </span>
  );
}

interface KeyClaim {
  readonly name: string;
  readonly text: string;
}

/** The claims that tell what a token is good for. */
const KEY_CLAIMS = ['iss', 'aud', 'scope', 'scp'];

function keyClaims({ claims }: Token): readonly KeyClaim[] {
  if (claims.state !== 'read') return [];
  const { set } = claims;
  return KEY_CLAIMS.flatMap((name) => {
    const value = member(set, name);
    if (value === undefined) return [];
    const text = value.type === 'string' ? value.value : stringifyJson(value);
    return [{ name, text: text.replace(/^https:\/\//, '') }];
  });
}

function KeyClaims({ claims }: { readonly claims: readonly KeyClaim[] }) {
  return (
    <dl class={css['claims']}>
      {claims.map(({ name, text }) => (
        <div key={name} class={css['claim']}>
          <dt>{name}</dt>
          <dd title={plainVisibleText(text)}>
            <SafeText>{text}</SafeText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
