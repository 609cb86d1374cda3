import { useMemo } from 'preact/hooks';
import { successionOf } from '../../lib/judge/succession.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { cameSentence, replacedSentence } from '../../lib/view/succession-words.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import css from './Detail.module.css';

interface LineageProps {
  readonly entry: Entry;
  /** Leads to all tokens of the line. */
  readonly onHistory: () => void;
}

/** Which token this one replaced and which replaced it, each with how that came, and the way there. */
export function Lineage({ entry, onHistory }: LineageProps) {
  const { scoped, now } = useStore();
  const all = scoped.value;
  const { before, after } = useMemo(() => successionOf(entry.id, all), [entry.id, all]);
  const earlier = before && all.find(({ id }) => id === before.predecessor);
  const { replacedBy } = entry;
  const history = (
    <Button look="link" onClick={onHistory}>
      {say('lineage_history')}
    </Button>
  );
  return (
    <>
      {before && earlier ? (
        <p class={css['fact']}>
          {cameSentence(before, earlier.record, now.value)}{' '}
          <Show id={before.predecessor} words={say('lineage_show_earlier')} /> {history}
        </p>
      ) : null}
      {after ? (
        <p class={css['fact']}>
          {replacedSentence(after, entry.record, now.value)}{' '}
          <Show id={after.successor} words={say('lineage_show_next')} />
          {replacedBy === null || replacedBy === after.successor ? null : (
            <Show id={replacedBy} words={say('lineage_show_newest')} />
          )}
          {before && earlier ? null : <> {history}</>}
        </p>
      ) : null}
      {after === null && replacedBy !== null ? (
        <p class={css['fact']}>{say('lineage_other_tab')}</p>
      ) : null}
    </>
  );
}

function Show({ id, words }: { readonly id: TokenId; readonly words: string }) {
  const { rows } = useStore();
  return (
    <Button
      look="link"
      onClick={() => {
        rows.selectedId.value = id;
      }}
    >
      {words}
    </Button>
  );
}
