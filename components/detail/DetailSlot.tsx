import { say } from '../../lib/words/say.ts';
import { onDemand, useOnDemand } from '../primitives/on-demand.ts';
import type { DetailProps } from './Detail.tsx';
import css from './DetailSlot.module.css';

const DETAIL = onDemand(() => import('./Detail.tsx'));

/** The place of everything about one token, which is loaded when there is nothing else to do. */
export function DetailSlot(props: DetailProps) {
  const detail = useOnDemand(DETAIL, true);
  if (typeof detail === 'object') return <detail.Detail {...props} />;
  return (
    <section class={css['slot']} aria-label={say('detail_label')} aria-busy={detail === 'waiting'}>
      {detail === 'failed' ? <p>{say('part_failed')}</p> : null}
    </section>
  );
}
