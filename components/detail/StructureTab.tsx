import type { ComponentChildren } from 'preact';
import type { Place } from '../../lib/ledger/record.ts';
import { stepWords } from '../../lib/scan/step-words.ts';
import { mask } from '../../lib/token/mask.ts';
import type { Entry } from '../../lib/view/entry.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import { type Segment, segmentsOf } from '../../lib/view/segments.ts';
import { keyPart, number, say, sayCounted } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { FormNotes } from './FormNotes.tsx';
import { LongText } from './LongText.tsx';
import css from './StructureTab.module.css';
import { spotOf } from './spot.ts';

interface StructureTabProps {
  readonly entry: Entry;
  /** Leads to what is known of the signature. */
  readonly onVerify: () => void;
}

/** How the token is built, and where in a message it was found. */
export function StructureTab({ entry, onVerify }: StructureTabProps) {
  const segments = segmentsOf(entry.token);
  const veil = useVeil();
  return (
    <div class={css['tab']}>
      <ul class={css['places']} aria-label={say('structure_found_in')}>
        {entry.record.places.map((place) => (
          <Found key={`${place.carrier} ${place.field} ${place.via.join(' ')}`} place={place} />
        ))}
      </ul>
      <div class={css['token']} role="group" tabIndex={0} aria-label={say('structure_token')}>
        {segments.length === 0 ? (
          <SafeText>
            {veil.tokens ? veil.secret(entry.record.raw) : mask(entry.record.raw)}
          </SafeText>
        ) : null}
        {segments.map((segment) => (
          <span key={`${segment.role} ${segment.index}`}>
            {veil.tokens ? <SafeText>{separator(segment.before, veil)}</SafeText> : segment.before}
            <span data-role={segment.role}>
              {veil.tokens ? <SafeText>{veil.secret(segment.text)}</SafeText> : segment.text}
            </span>
          </span>
        ))}
      </div>
      <FormNotes token={entry.token} />
      <ol class={css['segments']} aria-label={say('structure_segments')}>
        {segments.map((segment) => (
          <SegmentRow key={`${segment.role} ${segment.index}`} segment={segment}>
            {segment.role === 'signature' && segment.text !== '' ? (
              <Button onClick={onVerify}>{say('verify_open')}</Button>
            ) : null}
          </SegmentRow>
        ))}
      </ol>
    </div>
  );
}

/** A place as the chain that leads to the token: carrier, field, what it was wrapped in. */
function Found({ place }: { readonly place: Place }) {
  const chain = [
    say(`structure_carrier_${keyPart(place.carrier)}`),
    place.field,
    ...place.via.map(stepWords),
  ].filter(Boolean);
  return (
    <li class={css['place']}>
      <span class={css['lead']}>{say('structure_found_in')}</span>
      {chain.map((step, index) => (
        <span key={index} class={css['step']}>
          {index > 0 ? <span aria-hidden="true">›</span> : null}
          <code>
            <SafeText>{step}</SafeText>
          </code>
        </span>
      ))}
      <span class={css['lead']}>{number(place.count)}×</span>
    </li>
  );
}

/** A dot or a tilde; in a JSON serialization there is more between two segments. */
function separator(text: string, veil: Veil): string {
  return text.length < 3 ? text : veil.content(text);
}

interface SegmentRowProps {
  readonly segment: Segment;
  readonly children: ComponentChildren;
}

function SegmentRow({ segment, children }: SegmentRowProps) {
  const { role, index, name, purpose, bytes, size, content } = segment;
  const veil = useVeil();
  return (
    <li
      class={css['segment']}
      data-role={role}
      data-spot={spotOf('segment', `${role} ${index}`)}
      tabIndex={-1}
    >
      <p class={css['about']}>
        <strong>{name}</strong>
        <span>
          {' '}
          · {purpose} · {sayCounted('bytes', bytes)}
          {size === null ? '' : `, ${size}`}
        </span>
      </p>
      {content === null ? null : (
        <pre class={css['content']}>
          <LongText>{veil.content(content)}</LongText>
        </pre>
      )}
      {children}
    </li>
  );
}
