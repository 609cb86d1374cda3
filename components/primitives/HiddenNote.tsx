import { say } from '../../lib/words/say.ts';
import { Button } from './Button.tsx';
import css from './HiddenNote.module.css';
import { Icon } from './Icon.tsx';

interface HiddenNoteProps {
  readonly words: string;
  readonly shown: boolean;
  readonly onToggle: () => void;
}

/** Says what is hidden here, and shows it or hides it again. */
export function HiddenNote({ words, shown, onToggle }: HiddenNoteProps) {
  return (
    <p class={css['note']} data-shown={shown}>
      <Icon name={shown ? 'seen' : 'unseen'} />
      <span class={css['words']}>{words}</span>
      <Button look="link" onClick={onToggle}>
        {say(shown ? 'hidden_hide' : 'hidden_show')}
      </Button>
    </p>
  );
}
