import type { Severity } from '../../lib/judge/finding.ts';
import { Icon } from './Icon.tsx';
import css from './SeverityIcon.module.css';

/** How bad a finding is, as a shape and a colour; the word stands beside it or is read aloud. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  return (
    <span class={css['severity']} data-severity={severity}>
      <Icon name={severity} />
    </span>
  );
}
