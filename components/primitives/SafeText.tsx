import { visibleText } from '../../lib/view/visible-text.ts';
import css from './SafeText.module.css';

interface SafeTextProps {
  readonly children: string;
  /** Characters to leave as they are, such as the line feeds of shown lines. */
  readonly keep?: string;
}

/**
 * Foreign text: isolated from the text around it, and with every character that would hide or
 * rearrange something shown by its code point.
 */
export function SafeText({ children, keep = '' }: SafeTextProps) {
  return (
    <bdi>
      {visibleText(children, keep).map((part, index) =>
        part.type === 'text' ? (
          part.text
        ) : (
          <span key={index} class={css['unseen']}>
            {part.code}
          </span>
        ),
      )}
    </bdi>
  );
}
