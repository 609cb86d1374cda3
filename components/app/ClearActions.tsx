import { useLayoutEffect, useRef } from 'preact/hooks';
import { say, sayCounted } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useStore } from './store-context.ts';

const CLEARS = { tab: 'clear_this_tab', all: 'clear_all', imported: 'clear_imported' } as const;

/** Clear, and for a while Undo beside it. Not in its place: a second press must not undo the first. */
export function ClearActions({ narrow }: { readonly narrow: boolean }) {
  const { clear, undoClear, undoable, scope } = useStore();
  const button = useRef<HTMLButtonElement>(null);
  const count = undoable.value;

  // The focus does not vanish together with Undo.
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    if (count === 0 && hadFocus.current) button.current?.focus();
    hadFocus.current = false;
  }, [count === 0]);

  return (
    <>
      <Button
        look="quiet"
        buttonRef={button}
        aria-label={say('clear')}
        title={say(CLEARS[scope.value])}
        onClick={clear}
      >
        <Icon name="clear" />
        {narrow ? null : say('clear')}
      </Button>
      {count > 0 ? (
        <Button
          title={sayCounted('clear_bring_back', count)}
          onFocus={() => {
            hadFocus.current = true;
          }}
          onBlur={({ relatedTarget }: FocusEvent) => {
            // Without a next element it is not the reader who leaves, but the button.
            if (relatedTarget !== null) hadFocus.current = false;
          }}
          onClick={undoClear}
        >
          <Icon name="undo" />
          {say('clear_undo')}
        </Button>
      ) : null}
    </>
  );
}
