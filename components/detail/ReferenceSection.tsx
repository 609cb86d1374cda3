import type { ComponentChildren } from 'preact';
import type { CookieAttributes } from '../../lib/http/set-cookie.ts';
import { stringifyJson } from '../../lib/jose/json.ts';
import { mask } from '../../lib/token/mask.ts';
import { FAULT_WORDS, type Recognition } from '../../lib/token/recognition.ts';
import { localDate, utcDate } from '../../lib/view/date.ts';
import { relative } from '../../lib/view/duration.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { useStore } from '../app/store-context.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './ClaimsTab.module.css';
import { LongText } from './LongText.tsx';
import members from './Members.module.css';

interface ReferenceSectionProps {
  readonly entry: Entry;
  readonly recognition: Recognition;
}

/** What is no token by its form: what it is, how its cookie is set, and what it shows without a key. */
export function ReferenceSection({ entry, recognition }: ReferenceSectionProps) {
  const { record } = entry;
  return (
    <>
      <section class={css['part']} data-part="claims">
        <h3 class={css['title']}>{recognition.label}</h3>
        <p class={css['note']}>{recognition.sentence}</p>
        {recognition.faults.map((fault) => (
          <p key={fault} class={css['note']}>
            {FAULT_WORDS[fault]}
          </p>
        ))}
        <Rows label="What is known of it">
          <Row name="value">
            <code>
              <SafeText>{mask(record.raw)}</SafeText>
            </code>{' '}
            · {record.raw.length.toLocaleString()} characters
          </Row>
          <Row name="known by">{recognition.evidence}</Row>
          <Row name="protected by">{protection(recognition)}</Row>
          <Moment name="issued" at={recognition.issuedAt} />
          <Moment name="expires" at={recognition.expiresAt} />
        </Rows>
      </section>
      {record.cookie === null ? null : <CookieSection cookie={record.cookie} />}
      <Content content={recognition.content} />
    </>
  );
}

function protection({ signed, encrypted }: Recognition): string {
  if (encrypted) return 'encryption: only the server can read it';
  return signed ? 'a signature: the server notices a change' : 'nothing but being hard to guess';
}

function CookieSection({ cookie }: { readonly cookie: CookieAttributes }) {
  const { secure, httpOnly, sameSite, domain, path, partitioned } = cookie;
  return (
    <section class={css['part']}>
      <h3 class={css['title']}>Cookie</h3>
      <Rows label="Attributes of the cookie">
        <Row name="Secure">{secure ? 'yes' : 'no: also sent without encryption'}</Row>
        <Row name="HttpOnly">{httpOnly ? 'yes' : 'no: scripts of the page can read it'}</Row>
        <Row name="SameSite">{sameSite ?? 'not said; browsers take Lax'}</Row>
        <Row name="Domain">
          {domain === null ? (
            'this host alone'
          ) : (
            <SafeText>{`${domain} and its subdomains`}</SafeText>
          )}
        </Row>
        <Row name="Path">
          <SafeText>{path ?? 'the folder that set it'}</SafeText>
        </Row>
        {partitioned ? (
          <Row name="Partitioned">yes: one for each site it is embedded in</Row>
        ) : null}
        {cookie.expiresAt === null ? (
          <Row name="kept">until the browser closes</Row>
        ) : (
          <Moment name="kept until" at={cookie.expiresAt} />
        )}
      </Rows>
    </section>
  );
}

/** Content that is an object stands among the claims; anything else is shown as text. */
function Content({ content }: Pick<Recognition, 'content'>) {
  if (content === null || (typeof content === 'object' && content.type === 'object')) return null;
  const text = typeof content === 'string' ? content : stringifyJson(content, 2);
  return (
    <section class={css['part']}>
      <h3 class={css['title']}>Content</h3>
      <pre class={css['raw']} data-wrap="true">
        <LongText keep={'\n'}>{text}</LongText>
      </pre>
    </section>
  );
}

function Rows({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <table class={members['members']} aria-label={label}>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <tr class={members['member']}>
      <th scope="row" class={members['name']}>
        {name}
      </th>
      <td class={members['value']}>
        <span class={members['meaning']}>{children}</span>
      </td>
    </tr>
  );
}

function Moment({ name, at }: { readonly name: string; readonly at: number | null }) {
  const now = useStore().now.value;
  if (at === null) return null;
  return (
    <Row name={name}>
      {localDate(at, now)} · {relative(at, now)} · {utcDate(at)}
    </Row>
  );
}
