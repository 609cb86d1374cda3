import type { Entry } from '../../lib/view/entry.ts';
import { judgementOf } from '../../lib/view/findings.ts';
import { countWords } from '../../lib/view/rule-titles.ts';
import { number } from '../../lib/words/say.ts';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import css from './list.module.css';

/** How many findings a token has, how bad the worst is, and how many are muted; nothing for none. */
export function FindingsCell({ entry }: { readonly entry: Entry }) {
  const { findings, muted } = judgementOf(entry);
  const [worst] = findings;
  if (worst === undefined && muted.length === 0) return null;
  return (
    <span class={css['findings']} data-severity={worst?.severity}>
      {worst === undefined ? null : (
        <>
          <SeverityIcon severity={worst.severity} />
          <span aria-hidden="true">{number(findings.length)}</span>
        </>
      )}
      {muted.length === 0 ? null : (
        <span class={css['muted']} aria-hidden="true">
          ({number(muted.length)})
        </span>
      )}
      <span class="hidden-but-read">{countWords(findings, muted.length)}</span>
    </span>
  );
}
