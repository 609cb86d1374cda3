import type { Signal } from '@preact/signals';
import { stringifyJson } from '../../lib/jose/json.ts';
import type { Token } from '../../lib/token/token.ts';
import type { Entry } from '../../lib/view/entry.ts';
import type { DetailState } from '../app/view-state.ts';
import css from './ClaimsTab.module.css';
import { LongText } from './LongText.tsx';
import { Members } from './Members.tsx';
import { ReferenceSection } from './ReferenceSection.tsx';

interface ClaimsTabProps {
  readonly entry: Entry;
  readonly state: DetailState;
}

/** What the token says: its JOSE header and its claims, as rows or as JSON text. */
export function ClaimsTab({ entry, state }: ClaimsTabProps) {
  const { token } = entry;
  const raw = state.raw.value;
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
        <Toggle label="Raw JSON" checked={state.raw} />
        {raw ? <Toggle label="Wrap lines" checked={state.wrap} /> : null}
      </div>
      <section class={css['part']} data-part="header">
        <h3 class={css['title']}>JOSE header</h3>
        {raw ? (
          <RawJson text={stringifyJson(token.header, 2)} wrap={state.wrap.value} />
        ) : (
          <Members of="header" label="JOSE header" object={token.header} />
        )}
      </section>
      <section class={css['part']} data-part="claims">
        <h3 class={css['title']}>Claims</h3>
        <Claims token={token} raw={raw} wrap={state.wrap.value} />
      </section>
    </div>
  );
}

/** The object that an envelope shows without a key. */
function Content({ token, state }: { readonly token: Token; readonly state: DetailState }) {
  return (
    <section class={css['part']} data-part="claims">
      <h3 class={css['title']}>Content</h3>
      <Claims token={token} raw={state.raw.value} wrap={state.wrap.value} />
    </section>
  );
}

function Claims({ token, raw, wrap }: { token: Token; raw: boolean; wrap: boolean }) {
  const { claims } = token;
  if (claims.state === 'encrypted') {
    return (
      <p class={css['note']}>
        Encrypted: only the header can be read. The claims open with the recipient's key alone.
      </p>
    );
  }
  if (claims.state === 'unreadable') {
    return (
      <>
        <p class={css['note']}>{claims.reason}</p>
        {claims.text === null ? null : <RawJson text={claims.text} wrap />}
      </>
    );
  }
  if (claims.state === 'reference') {
    return <p class={css['note']}>The claims stay on the server.</p>;
  }
  if (raw) return <RawJson text={stringifyJson(claims.set, 2)} wrap={wrap} />;
  if (claims.set.members.length === 0) {
    return <p class={css['note']}>The claims set is empty: the token states nothing.</p>;
  }
  return <Members of="claims" label="Claims" object={claims.set} />;
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
