import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../lib/judge/findings.ts';
import { ruleTitle, severityWord } from '../../lib/view/rule-titles.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import css from './FindingsTab.module.css';

interface MutedFindingsProps {
  readonly findings: readonly Finding[];
  /** What was muted just now: its way back gets the focus, which would vanish with the finding. */
  readonly latest: string | null;
  readonly onUnmute: (finding: Finding) => void;
}

/** How many findings are muted, and behind that which, each with a way back. */
export function MutedFindings({ findings, latest, onUnmute }: MutedFindingsProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useLayoutEffect(() => {
    if (latest === null || details.current === null) return;
    details.current.open = true;
    details.current.querySelector<HTMLElement>(`[data-code="${latest}"]`)?.focus();
  }, [latest]);

  if (findings.length === 0) return null;
  return (
    <details class={css['muted']} ref={details}>
      <summary>{sayCounted('findings_muted', findings.length)}</summary>
      <ul aria-label={sayCounted('findings_muted', findings.length)}>
        {findings.map((finding) => (
          <li key={finding.code} class={css['mute']}>
            <SeverityIcon severity={finding.severity} />
            <span class="hidden-but-read">{severityWord(finding.severity)}: </span>
            <span class={css['mutedTitle']}>{ruleTitle(finding.code)}</span>
            <Button
              look="link"
              data-code={finding.code}
              aria-label={say('findings_unmute_rule', { title: ruleTitle(finding.code) })}
              onClick={() => onUnmute(finding)}
            >
              {say('findings_unmute')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
