import type { ComponentChildren } from 'preact';
import type { CookieAttributes } from '../../lib/http/set-cookie.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { mask } from '../../lib/token/mask.ts';
import type { Recognition } from '../../lib/token/recognition.ts';
import {
  evidenceWords,
  explanationSentence,
  labelWords,
  recognitionFaultSentence,
} from '../../lib/token/recognition-words.ts';
import { localDate, utcDate } from '../../lib/view/date.ts';
import { relative } from '../../lib/view/duration.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { say, sayCounted, sayPieces } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
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
  const veil = useVeil();
  return (
    <>
      <section class={css['part']} data-part="claims">
        <h3 class={css['title']}>{labelWords(recognition)}</h3>
        <p class={css['note']}>{explanationSentence(recognition.explanation)}</p>
        {recognition.faults.map((fault) => (
          <p key={fault} class={css['note']}>
            {recognitionFaultSentence(fault)}
          </p>
        ))}
        <Rows label={say('reference_label')}>
          <Row name={say('reference_value')}>
            <code>
              <SafeText>{veil.tokens ? veil.secret(record.raw) : mask(record.raw)}</SafeText>
            </code>{' '}
            · {sayCounted('characters', record.raw.length)}
          </Row>
          <Row name={say('reference_known_by')}>{evidenceWords(recognition.evidence)}</Row>
          <Row name={say('reference_protected_by')}>{protection(recognition)}</Row>
          <Moment name={say('reference_issued')} at={recognition.issuedAt} />
          <Moment name={say('reference_expires')} at={recognition.expiresAt} />
        </Rows>
      </section>
      {record.cookie === null ? null : <CookieSection cookie={record.cookie} />}
      <Content content={recognition.content} />
    </>
  );
}

function protection({ signed, encrypted }: Recognition): string {
  if (encrypted) return say('reference_encrypted');
  return say(signed ? 'reference_signed' : 'reference_unprotected');
}

function CookieSection({ cookie }: { readonly cookie: CookieAttributes }) {
  const { secure, httpOnly, sameSite, domain, path, partitioned } = cookie;
  return (
    <section class={css['part']}>
      <h3 class={css['title']}>{say('cookie_title')}</h3>
      <Rows label={say('cookie_attributes')}>
        <Row name="Secure">{say(secure ? 'cookie_yes' : 'cookie_not_secure')}</Row>
        <Row name="HttpOnly">{say(httpOnly ? 'cookie_yes' : 'cookie_not_http_only')}</Row>
        <Row name="SameSite">{sameSite ?? say('cookie_same_site_unsaid')}</Row>
        <Row name="Domain">
          {domain === null
            ? say('cookie_this_host')
            : sayPieces<ComponentChildren>('cookie_subdomains', {
                domain: <SafeText>{domain}</SafeText>,
              })}
        </Row>
        <Row name="Path">
          <SafeText>{path ?? say('cookie_its_folder')}</SafeText>
        </Row>
        {partitioned ? <Row name="Partitioned">{say('cookie_partitioned')}</Row> : null}
        {cookie.expiresAt === null ? (
          <Row name={say('cookie_kept')}>{say('cookie_until_close')}</Row>
        ) : (
          <Moment name={say('cookie_kept_until')} at={cookie.expiresAt} />
        )}
      </Rows>
    </section>
  );
}

/** Content that is an object stands among the claims; anything else is shown as text. */
function Content({ content }: Pick<Recognition, 'content'>) {
  if (content === null || (typeof content === 'object' && content.type === 'object')) return null;
  const veil = useVeil();
  const text =
    typeof content === 'string' ? veil.content(content) : stringifyJson(veil.json(content), 2);
  return (
    <section class={css['part']}>
      <h3 class={css['title']}>{say('claims_content')}</h3>
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
