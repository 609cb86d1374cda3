import { SEVERITIES, type Severity } from '../../lib/judge/finding.ts';
import type { Finding } from '../../lib/judge/findings.ts';
import { severityWord } from '../../lib/view/rule-titles.ts';
import { number, say } from '../../lib/words/say.ts';
import type { DetailState } from '../app/view-state.ts';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import css from './FindingsTab.module.css';

interface SeverityFilterProps {
  readonly findings: readonly Finding[];
  readonly hidden: DetailState['hiddenSeverities'];
}

/** Shows and hides the findings of each severity, where there are several. */
export function SeverityFilter({ findings, hidden }: SeverityFilterProps) {
  const counts = Map.groupBy(findings, ({ severity }) => severity);
  if (counts.size < 2) return null;

  function toggle(severity: Severity) {
    const next = new Set(hidden.value);
    if (!next.delete(severity)) next.add(severity);
    hidden.value = next;
  }

  return (
    <div class={css['severities']} role="group" aria-label={say('findings_severities')}>
      {SEVERITIES.filter((severity) => counts.has(severity)).map((severity) => (
        <button
          type="button"
          key={severity}
          class={css['toggle']}
          data-severity={severity}
          aria-pressed={!hidden.value.has(severity)}
          onClick={() => toggle(severity)}
        >
          <SeverityIcon severity={severity} />
          {severityWord(severity)} {number(counts.get(severity)?.length ?? 0)}
        </button>
      ))}
    </div>
  );
}
