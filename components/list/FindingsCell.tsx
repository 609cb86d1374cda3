import type { Entry } from '../../lib/view/entry.ts';
import { countWords } from '../../lib/view/finding-words.ts';
import { findingsOf } from '../../lib/view/findings.ts';
import { number } from '../../lib/words/say.ts';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import css from './list.module.css';

/** How many findings a token has, and how bad the worst is; nothing for none. */
export function FindingsCell({ entry }: { readonly entry: Entry }) {
  const findings = findingsOf(entry);
  const [worst] = findings;
  if (worst === undefined) return null;
  return (
    <span class={css['findings']} data-severity={worst.severity}>
      <SeverityIcon severity={worst.severity} />
      <span aria-hidden="true">{number(findings.length)}</span>
      <span class="hidden-but-read">{countWords(findings)}</span>
    </span>
  );
}
