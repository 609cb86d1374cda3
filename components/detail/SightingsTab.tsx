import type { Sighting } from '../../lib/ledger/sighting.ts';
import { CARRIERS } from '../../lib/scan/carriers.ts';
import { carrierWords } from '../../lib/view/carried-by.ts';
import { preciseTime, utcDate } from '../../lib/view/date.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { useStore } from '../app/store-context.ts';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './SightingsTab.module.css';

/** Rows laid out at once; the export has all that are kept. */
const SHOWN = 300;

/** When and where the token was seen, the latest first. */
export function SightingsTab({ entry }: { readonly entry: Entry }) {
  const history = useStore().history.value;
  if (history?.record.id !== entry.id) return <p class={css['note']}>Fetching the sightings…</p>;
  const shown = history.sightings.slice(-SHOWN).reverse();
  const total = history.record.sightingCount;
  return (
    <div class={css['tab']}>
      <table class={css['sightings']} aria-label="Sightings">
        <thead>
          <tr>
            <th scope="col" data-column="time">
              Time
            </th>
            <th scope="col" data-column="method">
              Method
            </th>
            <th scope="col">URL</th>
            <th scope="col" data-column="carrier">
              Carried by
            </th>
            <th scope="col" data-column="status">
              Status
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((sighting, index) => (
            <SightingRow
              key={shown.length - index}
              sighting={sighting}
              late={isLate(sighting, entry.expiresAt)}
            />
          ))}
        </tbody>
      </table>
      {shown.length < total ? (
        <p class={css['note']}>
          The latest {shown.length.toLocaleString()} of {total.toLocaleString()} sightings.
        </p>
      ) : null}
    </div>
  );
}

function isLate({ at, carrier }: Sighting, expiresAt: number | null): boolean {
  return expiresAt !== null && CARRIERS[carrier].sent && at >= expiresAt;
}

function SightingRow({ sighting, late }: { readonly sighting: Sighting; readonly late: boolean }) {
  const { at, method, status, carrier, field, url } = sighting;
  const refused = status === 401 || status === 403;
  return (
    <tr data-late={late}>
      <td title={late ? 'Sent after it expired' : utcDate(at)}>
        {preciseTime(at)}
        {late ? (
          <span class={css['late']}>
            <Icon name="still-sent" />
            <span class="hidden-but-read">sent after it expired</span>
          </span>
        ) : null}
      </td>
      <td data-column="method">{method ?? '—'}</td>
      <td title={plainVisibleText(url)}>
        <SafeText>{url.replace(/^https:\/\//, '')}</SafeText>
      </td>
      <td data-column="carrier" title={plainVisibleText(carrierWords(carrier, field))}>
        <SafeText>{carrierWords(carrier, field)}</SafeText>
      </td>
      <td data-refused={refused} title={refused ? 'Refused' : undefined}>
        {status ?? '—'}
      </td>
    </tr>
  );
}
