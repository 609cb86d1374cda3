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
  /** Items of one group stand together, apart from the next. */
  readonly group?: string;
  readonly run: () => void;
}

interface MenuProps {
  readonly look?: 'plain' | 'quiet';
  /** Its name where its content does not tell enough. */
  readonly label?: string;
  readonly children: ComponentChildren;
  readonly items: readonly MenuItem[];
}

/** Whether a menu is open, and which of its items had the focus first. */
type Opening = 'first' | 'last' | false;

/** Pixels between a button and its menu, and between a menu and the edge of the page. */
const GAP = 3;

/** A button that opens a menu (APG "Menu Button"), above everything and never cut off. */
export function Menu({ children, items, look = 'plain', label }: MenuProps) {
  const [open, setOpen] = useState<Opening>(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = list.current;
    if (!open || !menu) return;
    menu.showPopover();
    if (button.current) placeBelow(menu, button.current);
    const all = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
    all.at(open === 'last' ? -1 : 0)?.focus();
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
    if (focusByLetter(event, list.current)) return;
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
        look={look}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open !== false}
        aria-controls={id}
        onClick={() => setOpen(open === false ? 'first' : false)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          event.stopPropagation();
          setOpen(event.key === 'ArrowDown' ? 'first' : 'last');
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
        {items.map((item, index) => (
          <button
            type="button"
            key={item.id}
            class={css['item']}
            data-first={index > 0 && item.group !== items[index - 1]?.group}
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

/** Focuses the next item that begins with a letter, around the end (APG "Menu"). */
function focusByLetter(event: KeyboardEvent, menu: HTMLElement | null): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return false;
  const all = [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const here = all.indexOf(event.target as HTMLElement);
  const next = [...all.slice(here + 1), ...all.slice(0, here + 1)].find((item) =>
    (item.textContent ?? '').toLowerCase().startsWith(key.toLowerCase()),
  );
  // A letter belongs to the menu: elsewhere `c` copies claims.
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
  return true;
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
