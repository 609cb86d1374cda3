import { useMemo } from 'preact/hooks';
import type { Token } from '../../lib/token/token.ts';
import { type Diff, type DiffRow, diffOf } from '../../lib/view/claims-diff.ts';
import { type Change, changeOf, changeWords, diffText, SIGNS } from '../../lib/view/diff-words.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import css from './ClaimsDiff.module.css';
import { LongText } from './LongText.tsx';

/** Rows laid out; the text that is copied has all of them. */
const SHOWN = 300;

/** What is different between two tokens, each change as a sign, a word and both values. */
export function ClaimsDiff({ before, after }: { readonly before: Token; readonly after: Token }) {
  const { copyText } = useStore();
  const diff = useMemo(() => diffOf(before, after), [before, after]);
  if (!diff.claims && (before.recognition ?? after.recognition) !== undefined) {
    return <p class={css['note']}>{say('diff_reference')}</p>;
  }
  return (
    <>
      {diff.claims ? null : <p class={css['note']}>{say('diff_no_claims')}</p>}
      {diff.changed.length === 0 ? (
        <p class={css['note']}>{say('diff_none')}</p>
      ) : (
        <>
          <Rows rows={diff.changed} label={say('diff_label')} />
          <Button onClick={() => copyText(say('diff_copied'), diffText(diff))}>
            {say('diff_copy')}
          </Button>
        </>
      )}
      <Same diff={diff} />
    </>
  );
}

function Same({ diff: { same } }: { readonly diff: Diff }) {
  if (same.length === 0) return null;
  const label = sayCounted('diff_same', same.length);
  return (
    <details class={css['same']}>
      <summary>{label}</summary>
      <Rows rows={same} label={label} />
    </details>
  );
}

function Rows({ rows, label }: { readonly rows: readonly DiffRow[]; readonly label: string }) {
  return (
    <>
      <ul class={css['rows']} aria-label={label}>
        {rows.slice(0, SHOWN).map((row) => (
          <Row key={`${row.part} ${row.path} ${row.occurrence}`} row={row} />
        ))}
      </ul>
      {rows.length > SHOWN ? (
        <p class={css['note']}>{sayCounted('diff_more', rows.length - SHOWN)}</p>
      ) : null}
    </>
  );
}

const WORDS = {
  added: 'diff_added',
  removed: 'diff_removed',
  changed: 'diff_changed',
} as const satisfies Record<Exclude<Change, 'same'>, string>;

function Row({ row }: { readonly row: DiffRow }) {
  const { part, path, occurrence } = row;
  const veil = useVeil();
  const before = row.before === null ? null : veil.at(path, row.before);
  const after = row.after === null ? null : veil.at(path, row.after);
  const change = changeOf(row);
  const words = changeWords(row);
  return (
    <li class={css['row']} data-change={change}>
      <span class={css['sign']} aria-hidden="true">
        {SIGNS[change]}
      </span>
      <span class={css['path']}>
        {change === 'same' ? null : <span class="hidden-but-read">{say(WORDS[change])} </span>}
        {part === 'header' ? <span class={css['part']}>{say('diff_header')} </span> : null}
        <LongText>{occurrence > 1 ? `${path} (${occurrence})` : path}</LongText>
      </span>
      <span class={css['values']}>
        {before === null || change === 'same' ? null : (
          <del class={css['before']}>
            <LongText>{before}</LongText>
          </del>
        )}
        {before === null || after === null || change === 'same' ? null : <span> → </span>}
        {after === null ? null : change === 'same' ? (
          <LongText>{after}</LongText>
        ) : (
          <ins class={css['after']}>
            <LongText>{after}</LongText>
          </ins>
        )}
        {words === '' ? null : <span class={css['words']}> · {words}</span>}
      </span>
    </li>
  );
}
