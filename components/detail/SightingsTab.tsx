import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Evidence } from '../../lib/judge/finding.ts';
import type { Sighting } from '../../lib/ledger/sighting.ts';
import { CARRIERS } from '../../lib/scan/carriers.ts';
import { refusalWords } from '../../lib/view/challenge.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { isSeenIn } from '../../lib/view/evidence-place.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import { moveFocus } from '../primitives/roving.ts';
import { SightingRow } from './SightingRow.tsx';
import css from './SightingsTab.module.css';

/** Rows laid out at once; the export has all that are kept. */
const SHOWN = 300;

const COLUMNS = ['time', 'request', 'carrier', 'status', 'took', 'type', 'from'] as const;

interface SightingsTabProps {
  readonly entry: Entry;
  /** Shows a request in the developer tools; null where they cannot be asked. */
  readonly reveal: Host['revealRequest'];
  /** What is marked in the sightings that show it; null for nothing. */
  readonly evidence: ReadonlySignal<Evidence | null>;
}

/** When and where the token was seen, the latest first. */
export function SightingsTab({ entry, reveal, evidence }: SightingsTabProps) {
  const history = useStore().history.value;
  const table = useRef<HTMLTableElement>(null);
  const opened = useSignal<ReadonlySet<string>>(new Set());
  const current = useSignal<string | null>(null);
  const isThere = history?.record.id === entry.id;
  const asked = evidence.value;
  useLayoutEffect(() => {
    if (asked === null || !isThere) return;
    const first = table.current?.querySelector<HTMLElement>('[data-evident=true]');
    first?.scrollIntoView({ block: 'nearest' });
    first?.querySelector<HTMLElement>('button[aria-expanded]')?.focus();
  }, [asked, isThere]);
  if (!isThere) return <p class={css['note']}>{say('sightings_fetching')}</p>;

  const shown = keyed(history.sightings.slice(-SHOWN)).reverse();
  const total = history.record.sightingCount;
  const late = shown.some(({ sighting }) => isLate(sighting, entry.expiresAt));
  // One stop for Tab, and arrow keys from row to row.
  const stop = shown.find(({ key }) => key === current.value) ?? shown[0];

  function toggle(key: string) {
    const next = new Set(opened.value);
    if (!next.delete(key)) next.add(key);
    opened.value = next;
  }

  return (
    <div class={css['tab']}>
      <table
        class={css['sightings']}
        aria-label={say('detail_sightings')}
        data-late={late}
        data-codes={shown.some(({ sighting }) => hasCode(sighting))}
        data-failures={shown.some(({ sighting }) => sighting.failure !== null)}
        ref={table}
        onKeyDown={(event: KeyboardEvent) =>
          moveFocus(event, table.current, 'button[aria-expanded]', 'vertical')
        }
      >
        <thead>
          <tr>
            {COLUMNS.map((id) => (
              <th key={id} scope="col" data-column={id}>
                {say(`sightings_column_${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map(({ key, sighting }) => (
          <SightingRow
            key={key}
            sighting={sighting}
            reveal={reveal}
            late={isLate(sighting, entry.expiresAt)}
            evident={asked !== null && isSeenIn(asked, sighting)}
            open={opened.value.has(key)}
            tabIndex={key === stop?.key ? 0 : -1}
            onFocus={() => {
              current.value = key;
            }}
            onToggle={() => toggle(key)}
          />
        ))}
      </table>
      {shown.length < total ? (
        <p class={css['note']}>{sayCounted('sightings_latest', total, { shown: shown.length })}</p>
      ) : null}
    </div>
  );
}

interface KeyedSighting {
  readonly key: string;
  readonly sighting: Sighting;
}

/** Sightings by what tells them apart for as long as they are kept, wherever they stand in the list. */
function keyed(sightings: readonly Sighting[]): KeyedSighting[] {
  const times = new Map<string, number>();
  return sightings.map((sighting) => {
    const { at, requestId, hop, carrier, field, via } = sighting;
    const name = [at, requestId, hop, carrier, field, ...via].join(' ');
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { key: `${name} ${time}`, sighting };
  });
}

function isLate({ at, carrier }: Sighting, expiresAt: number | null): boolean {
  return expiresAt !== null && CARRIERS[carrier].sent && at >= expiresAt;
}

/** Whether the answer names an error, which wants more room than a number. */
function hasCode({ challenge }: Sighting): boolean {
  return challenge !== null && refusalWords(challenge).code !== '';
}
