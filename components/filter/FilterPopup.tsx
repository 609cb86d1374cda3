import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import css from './FilterBox.module.css';

interface FilterPopupProps {
  readonly shown: boolean;
  readonly boxRef: RefObject<HTMLElement | null>;
  readonly children: ComponentChildren;
}

/** In pixels. */
const GAP = 3;
const LEAST_WIDTH = 440;
const MOST_HEIGHT = 372;

/** What hangs below the box, above everything and never cut off. The focus stays in the box. */
export function FilterPopup({ shown, boxRef, children }: FilterPopupProps) {
  const popup = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const hanging = popup.current;
    if (!shown || !hanging) return;
    hanging.showPopover();
    const place = () => {
      if (boxRef.current) placeBelow(hanging, boxRef.current);
    };
    place();
    addEventListener('resize', place);
    return () => {
      removeEventListener('resize', place);
      hanging.hidePopover();
    };
  }, [shown, boxRef]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is in it has its own controls
    <div
      class={css['popup']}
      popover="manual"
      ref={popup}
      // A press on it must not take the focus from the box.
      onMouseDown={(event: MouseEvent) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

function placeBelow(popup: HTMLElement, box: HTMLElement) {
  const { left, right, bottom, width } = box.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const wide = Math.min(Math.max(width, LEAST_WIDTH), clientWidth - 2 * GAP);
  const isRightToLeft = getComputedStyle(box).direction === 'rtl';
  const x = isRightToLeft ? right - wide : left;
  popup.style.width = `${wide}px`;
  popup.style.left = `${Math.max(GAP, Math.min(x, clientWidth - wide - GAP))}px`;
  popup.style.top = `${bottom + GAP}px`;
  popup.style.maxHeight = `${Math.min(MOST_HEIGHT, clientHeight - bottom - 2 * GAP)}px`;
}
