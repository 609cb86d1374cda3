import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { onDemand, useOnDemand } from '../primitives/on-demand.ts';
import type { DetailProps } from './Detail.tsx';
import css from './DetailSlot.module.css';

const DETAIL = onDemand(() => import('./Detail.tsx'));

/** The place of everything about the selected token, which is loaded when there is nothing else to do. */
export function DetailSlot(props: Omit<DetailProps, 'entry'>) {
  const detail = useOnDemand(DETAIL, true);
  const entry = useStore().rows.selected.value;
  if (entry === null) return null;
  if (typeof detail === 'object') return <detail.Detail {...props} entry={entry} />;
  return (
    <section class={css['slot']} aria-label={say('detail_label')} aria-busy={detail === 'waiting'}>
      {detail === 'failed' ? <p>{say('part_failed')}</p> : null}
    </section>
  );
}
