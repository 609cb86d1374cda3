import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { isRightToLeft } from './direction.ts';
import { Icon } from './Icon.tsx';
import css from './Menu.module.css';
import { moveFocus } from './roving.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

interface MenuProps {
  readonly children: ComponentChildren;
  readonly items: readonly MenuItem[];
}

/** Pixels between a button and its menu, and between a menu and the edge of the page. */
const GAP = 3;

/** A button that opens a menu (APG "Menu Button"), above everything and never cut off. */
export function Menu({ children, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = list.current;
    if (!open || !menu) return;
    menu.showPopover();
    if (button.current) placeBelow(menu, button.current);
    menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const stop = new AbortController();
    const { signal } = stop;
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Node && root.current?.contains(target))) setOpen(false);
    };
    addEventListener('pointerdown', closeOutside, { signal });
    addEventListener('blur', () => setOpen(false), { signal });
    addEventListener('resize', () => setOpen(false), { signal });
    return () => {
      stop.abort();
      if (menu.matches(':popover-open')) menu.hidePopover();
    };
  }, [open]);

  function close() {
    button.current?.focus();
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (moveFocus(event, list.current, '[role=menuitem]', 'vertical')) return;
    if (event.key === 'Tab') setOpen(false);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  return (
    <div class={css['menu']} ref={root}>
      <Button
        buttonRef={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
        <Icon name="down" />
      </Button>
      <div
        class={css['list']}
        id={id}
        role="menu"
        popover="manual"
        ref={list}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <button
            type="button"
            key={item.id}
            class={css['item']}
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              close();
              item.run();
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Puts a menu below its button, or wherever on the page it fits next to it. */
function placeBelow(menu: HTMLElement, button: HTMLElement) {
  const { left, right, bottom } = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const start = isRightToLeft(button) ? right - menu.offsetWidth : left;
  const x = Math.min(start, clientWidth - menu.offsetWidth - GAP);
  const y = Math.min(bottom + GAP, clientHeight - menu.offsetHeight - GAP);
  menu.style.left = `${Math.max(GAP, x)}px`;
  menu.style.top = `${Math.max(GAP, y)}px`;
}
