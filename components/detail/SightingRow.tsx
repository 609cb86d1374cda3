import type { Sighting } from '../../lib/ledger/sighting.ts';
import { carrierWords } from '../../lib/view/carried-by.ts';
import { refusalWords } from '../../lib/view/challenge.ts';
import { preciseTime, utcDate } from '../../lib/view/date.ts';
import {
  askerWords,
  durationWords,
  hopWords,
  resourceWords,
  statusWords,
} from '../../lib/view/sighting-words.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import { useVeil } from '../app/veil.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { SightingFacts } from './SightingFacts.tsx';
import css from './SightingsTab.module.css';

interface SightingRowProps {
  readonly sighting: Sighting;
  /** Sent after the token had expired. */
  readonly late: boolean;
  /** It shows what a finding is about. */
  readonly evident: boolean;
  /** Shows a request in the developer tools; null where they cannot be asked. */
  readonly reveal: Host['revealRequest'];
  readonly open: boolean;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
}

/** One sighting as a row, and below it all that is known of its exchange while it is open. */
export function SightingRow(props: SightingRowProps) {
  const { sighting, late, evident, open } = props;
  const { carrier, field, resource } = sighting;
  const carried = carrierWords(carrier, field);
  const asker = askerWords(sighting);
  const veil = useVeil();
  return (
    <tbody class={css['sighting']} data-late={late} data-evident={evident}>
      <tr>
        <TimeCell {...props} />
        <RequestCell sighting={sighting} />
        <td
          class="own-direction"
          data-column="carrier"
          title={plainVisibleText(veil.text(carried))}
        >
          <SafeText>{carried}</SafeText>
        </td>
        <AnswerCell sighting={sighting} />
        <td data-column="took">{durationWords(sighting.durationMs) ?? '—'}</td>
        <td data-column="type">
          {resource === null ? '—' : <SafeText>{resourceWords(resource) ?? ''}</SafeText>}
        </td>
        <td data-column="from" title={asker ? plainVisibleText(veil.text(asker.long)) : undefined}>
          {asker ? <SafeText>{asker.short}</SafeText> : '—'}
        </td>
      </tr>
      {open ? (
        <tr class={css['more']}>
          <td colSpan={3}>
            <SightingFacts sighting={sighting} late={late} reveal={props.reveal} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function TimeCell({
  sighting,
  late,
  evident,
  open,
  tabIndex,
  onFocus,
  onToggle,
}: SightingRowProps) {
  const { at } = sighting;
  return (
    <td data-column="time" title={late ? say('sighting_late_title') : utcDate(at)}>
      <button
        type="button"
        class={css['disclosure']}
        aria-expanded={open}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={onToggle}
      >
        <Icon name={open ? 'down' : 'right'} />
        {preciseTime(at)}
        {evident ? <span class="hidden-but-read"> {say('sighting_evident')}</span> : null}
      </button>
      {late ? (
        <span class={css['late']}>
          <Icon name="still-sent" />
          <span class="hidden-but-read">{say('sighting_late')}</span>
        </span>
      ) : null}
    </td>
  );
}

function RequestCell({ sighting }: { readonly sighting: Sighting }) {
  const { method, hop } = sighting;
  const url = useVeil().url(sighting.url);
  const redirected = hopWords(hop);
  return (
    <td class="own-direction" data-column="request" title={plainVisibleText(url)}>
      {method === null ? null : <span class={css['method']}>{method} </span>}
      {redirected === null ? null : (
        <span class={css['hop']} title={redirected}>
          <Icon name="redirect" />
          <span class="hidden-but-read">{redirected} </span>
        </span>
      )}
      <SafeText>{url.replace(/^https:\/\//, '')}</SafeText>
    </td>
  );
}

function AnswerCell({ sighting }: { readonly sighting: Sighting }) {
  const { status, challenge, failure } = sighting;
  const veil = useVeil();
  const refused = status === 401 || status === 403;
  const bad = refused || (status === null && failure !== null);
  const { code, reason } = refusalWords(challenge);
  const why = refused ? say('sighting_refused_because', { reason }) : (failure ?? undefined);
  return (
    <td data-column="status" data-bad={bad} title={why && plainVisibleText(veil.text(why))}>
      {statusWords(sighting)}
      {challenge === null || code === '' ? null : (
        <span class={css['code']}>
          {' '}
          <SafeText>{code}</SafeText>
        </span>
      )}
    </td>
  );
}
