import { useContext } from 'preact/hooks';
import { visibleText } from '../../lib/view/visible-text.ts';
import { say } from '../../lib/words/say.ts';
import css from './SafeText.module.css';
import { VeilContext } from './veil-context.ts';

interface SafeTextProps {
  readonly children: string;
  /** Characters to leave as they are, such as the line feeds of shown lines. */
  readonly keep?: string;
}

/**
 * Foreign text: isolated from the text around it, and with every character that would hide or
 * rearrange something shown by its code point. What people chose to hide is hidden in any text, and
 * read aloud as that.
 */
export function SafeText(props: SafeTextProps) {
  return (
    <bdi>
      <SafePart {...props} />
    </bdi>
  );
}

/** The same for a part of a text that is isolated as a whole: its parts stay in the order they are read in. */
export function SafePart({ children, keep = '' }: SafeTextProps) {
  const veil = useContext(VeilContext);
  return (
    <>
      {visibleText(veil.text(children), keep).map((part, index) =>
        part.type === 'text' ? (
          part.text
        ) : part.type === 'hidden' ? (
          <span key={index} class={css['hidden']}>
            <span aria-hidden="true">{part.shown}</span>
            <span class="hidden-but-read">{say('hidden')}</span>
          </span>
        ) : (
          <span key={index} class={css['unseen']}>
            {part.code}
          </span>
        ),
      )}
    </>
  );
}
