import { say } from '../../lib/words/say.ts';
import { onDemand, useOnDemand } from '../primitives/on-demand.ts';
import css from './Verification.module.css';
import type { VerificationTabProps } from './VerificationTab.tsx';

const VERIFICATION = onDemand(() => import('./VerificationTab.tsx'));

/** The place of the verdicts at length, which is loaded when there is nothing else to do. */
export function VerificationSlot(props: VerificationTabProps) {
  const part = useOnDemand(VERIFICATION, true);
  if (typeof part === 'object') return <part.VerificationTab {...props} />;
  return (
    <section class={css['tab']} aria-label={say('verify_region')} aria-busy={part === 'waiting'}>
      {part === 'failed' ? <p>{say('part_failed')}</p> : null}
    </section>
  );
}
