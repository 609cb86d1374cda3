import type { Entry } from '../../lib/view/entry.ts';
import { findingsOf, mutedOf } from '../../lib/view/findings.ts';
import { ruleTitle, severityWord } from '../../lib/view/rule-titles.ts';
import { number, sayCounted } from '../../lib/words/say.ts';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import css from './WorstFinding.module.css';

/** What is worst about the token, and how much is muted, on a line. That it is still sent stands there already. */
export function WorstFinding({ entry }: { readonly entry: Entry }) {
  const telling = findingsOf(entry).filter(
    ({ code, severity }) => severity !== 'note' && code !== 'expired-still-sent',
  );
  const [worst] = telling;
  const muted = mutedOf(entry).length;
  if (worst === undefined && muted === 0) return null;
  const more = telling.length - 1;
  return (
    <p class={css['finding']} data-severity={worst?.severity}>
      {worst === undefined ? null : (
        <>
          <SeverityIcon severity={worst.severity} />
          <span class="hidden-but-read">{severityWord(worst.severity)}: </span>
          <span class={css['found']}>{ruleTitle(worst.code)}</span>
        </>
      )}
      {more > 0 ? <span class={css['others']}>+{number(more)}</span> : null}
      {muted > 0 ? <span class={css['others']}>{sayCounted('findings_muted', muted)}</span> : null}
    </p>
  );
}
