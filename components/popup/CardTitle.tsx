import type { Entry } from '../../lib/view/entry.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { KindBadge } from '../primitives/KindBadge.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './PopupTokens.module.css';

interface CardTitleProps {
  readonly entry: Entry;
  readonly id: string;
  /** What the title opens and closes; left out where there is nothing more to see. */
  readonly disclosure?: {
    readonly controls: string;
    readonly open: boolean;
    readonly toggle: () => void;
  };
}

/** Kind and owner, which name a card. Where there is more, they are a button (APG "Disclosure"). */
export function CardTitle({ entry, id, disclosure }: CardTitleProps) {
  const who = useVeil().who(entry);
  const words = (
    <>
      <KindBadge kind={entry.verdict.kind} form="word" />{' '}
      <span
        class={`${css['who']} own-direction`}
        data-told={who.told}
        title={plainVisibleText(who.text)}
      >
        <SafeText>{who.text}</SafeText>
      </span>
    </>
  );
  if (!disclosure) {
    return (
      <h2 class={css['title']} id={id}>
        {words}
      </h2>
    );
  }
  const { controls, open, toggle } = disclosure;
  return (
    <h2 class={css['title']} id={id}>
      <button
        type="button"
        class={css['disclosure']}
        aria-expanded={open}
        aria-controls={open ? controls : undefined}
        title={say(open ? 'popup_hide_claims' : 'popup_show_claims')}
        onClick={toggle}
      >
        {words}
        <Icon name={open ? 'down' : 'right'} />
      </button>
    </h2>
  );
}
