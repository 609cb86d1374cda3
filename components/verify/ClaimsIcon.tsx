import type { ClaimsWords } from '../../lib/view/verification/claims-words.ts';
import { Icon } from '../primitives/Icon.tsx';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';

/** The mark of the verdict about claims. */
export function ClaimsIcon({ mark }: Pick<ClaimsWords, 'mark'>) {
  if (mark === 'nothing-found') return <Icon name="check" />;
  if (mark === 'not-read') return <Icon name="unknown" />;
  return <SeverityIcon severity={mark} />;
}
