import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import { findingsOf } from '../../lib/view/findings.ts';
import { sentSince } from '../../lib/view/selected-history.ts';
import { say } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import { VeiledToken } from '../app/veil.tsx';
import type { DetailState } from '../app/view-state.ts';
import { useKeepFocus } from '../primitives/keep-focus.ts';
import { Tabs } from '../primitives/Tabs.tsx';
import { VerificationSlot } from '../verify/VerificationSlot.tsx';
import { deskOf } from '../verify/verify-desk.ts';
import { ClaimsTab } from './ClaimsTab.tsx';
import css from './Detail.module.css';
import { DetailHeading } from './DetailHeading.tsx';
import { FindingsTab } from './FindingsTab.tsx';
import { HistoryTab, lineageOf } from './HistoryTab.tsx';
import { SightingsTab } from './SightingsTab.tsx';
import { StructureTab } from './StructureTab.tsx';
import { show, showVerdict, useSpots } from './spot.ts';

export interface DetailProps {
  readonly entry: Entry;
  readonly host: Host;
  readonly state: DetailState;
  readonly detailRef: RefObject<HTMLElement | null>;
  /** Where the focus goes when the token goes away under it. */
  readonly gridRef: RefObject<HTMLElement | null>;
}

/** Everything about one token. */
export function Detail(props: DetailProps) {
  return (
    <VeiledToken entry={props.entry}>
      <Parts {...props} />
    </VeiledToken>
  );
}

function Parts({ entry, host, state, detailRef, gridRef }: DetailProps) {
  const sentAgain = useSentSince(entry);
  useSpots(state, detailRef);
  const store = useStore();
  const desk = deskOf(host, store);
  const all = store.scoped.value;
  const line = useMemo(() => lineageOf(entry, all), [entry, all]);

  useKeepFocus(detailRef, () => gridRef.current?.focus());

  return (
    <section class={css['detail']} aria-label={say('detail_label')} tabIndex={-1} ref={detailRef}>
      <DetailHeading
        entry={entry}
        sentSince={sentAgain}
        host={host}
        desk={desk}
        state={state}
        onHistory={() => show(state, 'history', null)}
      />
      <Tabs
        label={say('detail_tabs')}
        selected={state.tab}
        tabs={[
          {
            id: 'claims',
            title: say('detail_claims'),
            content: () => <ClaimsTab key={entry.id} entry={entry} state={state} />,
          },
          {
            id: 'structure',
            title: say('detail_structure'),
            content: () => (
              <StructureTab entry={entry} onVerify={() => showVerdict(state, 'signature')} />
            ),
          },
          {
            id: 'verification',
            title: say('detail_verification'),
            content: () => (
              <VerificationSlot key={entry.id} entry={entry} desk={desk} state={state} />
            ),
          },
          {
            id: 'sightings',
            title: say('detail_sightings'),
            count: entry.record.sightingCount,
            content: () => (
              <SightingsTab entry={entry} reveal={host.revealRequest} evidence={state.evidence} />
            ),
          },
          {
            id: 'findings',
            title: say('detail_findings'),
            count: findingsOf(entry).length,
            content: () => (
              <FindingsTab key={entry.id} entry={entry} state={state} access={host.settings} />
            ),
          },
          {
            id: 'history',
            title: say('detail_history'),
            count: line.length,
            content: () => <HistoryTab entry={entry} line={line} />,
          },
        ]}
      />
    </section>
  );
}

/** How often the token was sent after it expired, once its sightings are there. */
function useSentSince(entry: Entry): ReadonlySignal<number> {
  const { history } = useStore();
  return useComputed(() => {
    const held = history.value;
    return held?.record.id === entry.id ? sentSince(held.sightings, entry.expiresAt) : 0;
  });
}
