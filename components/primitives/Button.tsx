import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact';
import css from './Button.module.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'ref'> {
  readonly children: ComponentChildren;
  /**
   * `primary` for the one main action of a view, `quiet` where a frame would be noise, `link` for
   * one that leads elsewhere from within a sentence.
   */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'link';
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

/** A native button in one of four looks. */
export function Button({ look = 'plain', buttonRef, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      ref={buttonRef ?? null}
      class={`${css['button']} ${css[look] ?? ''}`}
    >
      {children}
    </button>
  );
}
