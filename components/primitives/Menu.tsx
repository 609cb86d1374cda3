import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
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

/** A button that opens a menu (APG "Menu Button"). */
export function Menu({ children, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const stop = new AbortController();
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Node && root.current?.contains(target))) setOpen(false);
    };
    addEventListener('pointerdown', closeOutside, { signal: stop.signal });
    addEventListener('blur', () => setOpen(false), { signal: stop.signal });
    return () => stop.abort();
  }, [open]);

  function close() {
    setOpen(false);
    button.current?.focus();
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
      <div class={css['list']} id={id} role="menu" hidden={!open} ref={list} onKeyDown={onKeyDown}>
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
