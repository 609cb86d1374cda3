import { useState } from 'preact/hooks';
import { type Entry, isOver } from '../../lib/view/entry.ts';
import { summarize } from '../../lib/view/summary.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useObstacle } from '../app/obstacle.ts';
import { useStore } from '../app/store-context.ts';
import { VeiledToken } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { ExpiredCard } from './ExpiredCard.tsx';
import css from './PopupTokens.module.css';
import { TokenCard } from './TokenCard.tsx';

/** Cards that are laid out at once, so that the popup opens instantly, and more of them when asked for. */
const FIRST_CARDS = 12;
const MORE_CARDS = 50;

/** What the tokens say together, and a card for each. */
export function PopupTokens({ entries }: { readonly entries: readonly Entry[] }) {
  const { now } = useStore();
  const [shown, setShown] = useState(FIRST_CARDS);
  const cards = entries.slice(0, shown);
  const more = entries.length - cards.length;
  const isHistory = (entry: Entry) => isOver(entry, now.value) && !entry.stillSent;
  return (
    <>
      <Summary />
      <ul aria-label={say('list_label')}>
        {cards.map((entry, index) => (
          <VeiledToken key={entry.id} entry={entry}>
            {isHistory(entry) ? (
              <ExpiredCard entry={entry} />
            ) : (
              <TokenCard entry={entry} first={index === 0} />
            )}
          </VeiledToken>
        ))}
      </ul>
      {more > 0 ? (
        <p class={css['more']}>
          <Button look="link" onClick={() => setShown(shown + MORE_CARDS)}>
            {sayCounted('popup_show_more', Math.min(more, MORE_CARDS))}
          </Button>{' '}
          · {sayCounted('popup_more', more)}
        </p>
      ) : null}
    </>
  );
}

function Summary() {
  const { now, scoped, feed } = useStore();
  const { obstacle } = useObstacle();
  const loading = feed.value.loading !== null;
  const completeness = obstacle !== null ? 'before' : loading ? 'loading' : 'all';
  return (
    <p class={css['summary']}>
      {summarize(scoped.value, now.value, completeness).map(({ text, style }, index) => (
        <span key={index} data-style={style}>
          <SafeText>{text}</SafeText>
        </span>
      ))}
    </p>
  );
}
