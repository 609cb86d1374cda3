import type { Signal } from '@preact/signals';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import type { Finding } from '../../lib/judge/findings.ts';
import { unreadableSentence } from '../../lib/token/fault-words.ts';
import type { Token } from '../../lib/token/token.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { flagsOf } from '../../lib/view/findings.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import type { DetailState } from '../app/view-state.ts';
import css from './ClaimsTab.module.css';
import { LongText } from './LongText.tsx';
import { Members } from './Members.tsx';
import { ReferenceSection } from './ReferenceSection.tsx';
import { show, spotOf } from './spot.ts';

interface ClaimsTabProps {
  readonly entry: Entry;
  readonly state: DetailState;
}

/** What the token says: its JOSE header and its claims, as rows or as JSON text. */
export function ClaimsTab({ entry, state }: ClaimsTabProps) {
  const { token } = entry;
  const raw = state.raw.value;
  const onFlag = ({ code }: Finding) => show(state, 'findings', spotOf('finding', code));
  const veil = useVeil();
  if (token.recognition !== undefined) {
    return (
      <div class={css['tab']}>
        <ReferenceSection entry={entry} recognition={token.recognition} />
        {token.claims.state === 'read' ? <Content token={token} state={state} /> : null}
      </div>
    );
  }
  return (
    <div class={css['tab']}>
      <div class={css['tools']}>
        <Toggle label={say('claims_raw')} checked={state.raw} />
        {raw ? <Toggle label={say('claims_wrap')} checked={state.wrap} /> : null}
      </div>
      <section class={css['part']} data-part="header">
        <h3 class={css['title']}>{say('claims_header')}</h3>
        {raw ? (
          <RawJson text={stringifyJson(veil.json(token.header), 2)} wrap={state.wrap.value} />
        ) : (
          <Members
            of="header"
            label={say('claims_header')}
            object={token.header}
            flags={flagsOf(entry, 'header')}
            onFlag={onFlag}
          />
        )}
      </section>
      <section class={css['part']} data-part="claims">
        <h3 class={css['title']}>{say('claims_title')}</h3>
        <Claims
          token={token}
          raw={raw}
          wrap={state.wrap.value}
          flags={flagsOf(entry, 'claim')}
          onFlag={onFlag}
        />
      </section>
    </div>
  );
}

/** The object that an envelope shows without a key. */
function Content({ token, state }: { readonly token: Token; readonly state: DetailState }) {
  return (
    <section class={css['part']} data-part="claims">
      <h3 class={css['title']}>{say('claims_content')}</h3>
      <Claims token={token} raw={state.raw.value} wrap={state.wrap.value} />
    </section>
  );
}

interface ClaimsProps {
  readonly token: Token;
  readonly raw: boolean;
  readonly wrap: boolean;
  readonly flags?: ReadonlyMap<string, Finding>;
  readonly onFlag?: (finding: Finding) => void;
}

function Claims({ token, raw, wrap, flags, onFlag }: ClaimsProps) {
  const { claims } = token;
  const veil = useVeil();
  if (claims.state === 'encrypted') {
    return <p class={css['note']}>{say('claims_encrypted')}</p>;
  }
  if (claims.state === 'unreadable') {
    return (
      <>
        <p class={css['note']}>{unreadableSentence(claims.reason)}</p>
        {claims.text === null ? null : <RawJson text={veil.content(claims.text)} wrap />}
      </>
    );
  }
  if (claims.state === 'reference') {
    return <p class={css['note']}>{say('claims_on_server')}</p>;
  }
  if (raw) return <RawJson text={stringifyJson(veil.json(claims.set), 2)} wrap={wrap} />;
  if (claims.set.members.length === 0) {
    return <p class={css['note']}>{say('claims_empty')}</p>;
  }
  return (
    <Members
      of="claims"
      label={say('claims_title')}
      object={claims.set}
      flags={flags}
      onFlag={onFlag}
    />
  );
}

function RawJson({ text, wrap }: { readonly text: string; readonly wrap: boolean }) {
  return (
    <pre class={css['raw']} data-wrap={wrap} tabIndex={wrap ? undefined : 0}>
      <LongText keep={'\n'}>{text}</LongText>
    </pre>
  );
}

function Toggle({ label, checked }: { readonly label: string; readonly checked: Signal<boolean> }) {
  return (
    <label class={css['toggle']}>
      <input
        type="checkbox"
        checked={checked.value}
        onChange={({ currentTarget }) => {
          checked.value = currentTarget.checked;
        }}
      />
      {label}
    </label>
  );
}
