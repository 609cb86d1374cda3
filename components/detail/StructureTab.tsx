import type { Place } from '../../lib/ledger/record.ts';
import type { Carrier } from '../../lib/scan/carriers.ts';
import { mask } from '../../lib/token/mask.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { type Segment, segmentsOf } from '../../lib/view/segments.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import { FormNotes } from './FormNotes.tsx';
import { LongText } from './LongText.tsx';
import css from './StructureTab.module.css';

/** How the token is built, and where in a message it was found. */
export function StructureTab({ entry }: { readonly entry: Entry }) {
  const segments = segmentsOf(entry.token);
  return (
    <div class={css['tab']}>
      <ul class={css['places']} aria-label="Found in">
        {entry.record.places.map((place) => (
          <Found key={`${place.carrier} ${place.field} ${place.via.join(' ')}`} place={place} />
        ))}
      </ul>
      <div class={css['token']} role="group" tabIndex={0} aria-label="The token in its segments">
        {segments.length === 0 ? <SafeText>{mask(entry.record.raw)}</SafeText> : null}
        {segments.map((segment) => (
          <span key={`${segment.role} ${segment.index}`}>
            {segment.before}
            <span data-role={segment.role}>{segment.text}</span>
          </span>
        ))}
      </div>
      <FormNotes token={entry.token} />
      <ol class={css['segments']} aria-label="Segments">
        {segments.map((segment) => (
          <SegmentRow key={`${segment.role} ${segment.index}`} segment={segment} />
        ))}
      </ol>
    </div>
  );
}

const CARRIER_NAMES: Readonly<Record<Carrier, string>> = {
  'request-header': 'Request field',
  cookie: 'Cookie',
  'set-cookie': 'Set-Cookie',
  'cookie-jar': 'Cookie jar',
  'url-path': 'URL path',
  'url-query': 'URL query',
  'url-fragment': 'URL fragment',
  'request-body': 'Request body',
  'response-header': 'Response field',
  'response-body': 'Response body',
  'local-storage': 'Local storage',
  'session-storage': 'Session storage',
  'indexed-db': 'IndexedDB',
  'websocket-url': 'WebSocket URL',
  imported: 'Imported',
};

/** A place as the chain that leads to the token: carrier, field, what it was wrapped in. */
function Found({ place }: { readonly place: Place }) {
  const chain = [CARRIER_NAMES[place.carrier], place.field, ...place.via].filter(Boolean);
  return (
    <li class={css['place']}>
      <span class={css['lead']}>Found in</span>
      {chain.map((step, index) => (
        <span key={index} class={css['step']}>
          {index > 0 ? <span aria-hidden="true">›</span> : null}
          <code>
            <SafeText>{step}</SafeText>
          </code>
        </span>
      ))}
      <span class={css['lead']}>{place.count.toLocaleString()}×</span>
    </li>
  );
}

function SegmentRow({ segment }: { readonly segment: Segment }) {
  const { role, name, purpose, bytes, size, content } = segment;
  return (
    <li class={css['segment']} data-role={role}>
      <p class={css['about']}>
        <strong>{name}</strong>
        <span>
          {' '}
          · {purpose} · {bytes.toLocaleString()} {bytes === 1 ? 'byte' : 'bytes'}
          {size === null ? '' : `, ${size}`}
        </span>
      </p>
      {content === null ? null : (
        <pre class={css['content']}>
          <LongText>{content}</LongText>
        </pre>
      )}
    </li>
  );
}
