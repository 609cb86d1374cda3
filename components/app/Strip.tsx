import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../primitives/Icon.tsx';
import css from './Strip.module.css';

interface StripProps {
  readonly label: string;
  readonly icon: IconName;
  readonly tone: 'warning' | 'done';
  /** Where the focus goes when the strip goes away under it; null where there is no better place. */
  readonly focusAfter: RefObject<HTMLElement | null> | null;
  readonly children: ComponentChildren;
}

/** News above the list: some words, and what can be done about them. */
export function Strip({ label, icon, tone, focusAfter, children }: StripProps) {
  const strip = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const shown = strip.current;
    return () => {
      if (shown?.contains(document.activeElement)) focusAfter?.current?.focus();
    };
  }, [focusAfter]);
  return (
    <section class={css['strip']} data-tone={tone} aria-label={label} ref={strip}>
      <Icon name={icon} />
      {children}
    </section>
  );
}
