import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Typed } from '../../lib/view/query/complete.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Icon } from '../primitives/Icon.tsx';
import { ChoiceList, optionId } from './ChoiceList.tsx';
import { type Completing, useChange, useCompleting } from './completing.ts';
import css from './FilterBox.module.css';
import { FilterPopup } from './FilterPopup.tsx';
import { QueryMarks } from './QueryMarks.tsx';
import { problemsText, QueryProblems } from './QueryProblems.tsx';
import { warmTexts } from './warm-texts.ts';

interface FilterBoxProps {
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
  readonly onHelp: () => void;
}

/**
 * The filter: a combobox with a list (APG) that opens while one types what can be completed, or with
 * Alt+Down. Without the list Enter and Down lead to the tokens; Escape closes, then clears, then
 * leads there too.
 */
export function FilterBox({ filterRef, onLeave, onHelp }: FilterBoxProps) {
  const { rows, scoped, announcer } = useStore();
  const { filter } = rows;
  const query = rows.query.value;
  const { text } = filter.value;
  const [focused, setFocused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const stopWarming = useRef(() => {});
  const id = useId();
  const caret = useRef<number | null>(null);

  const setText = (changed: string) => {
    filter.value = { ...filter.value, text: changed };
  };
  const put = (typed: Typed) => {
    caret.current = typed.caret;
    setText(typed.text);
    filterRef.current?.focus();
  };
  const completing = useCompleting(text, put);
  const correct = (corrected: string) => {
    completing.close();
    put({ text: corrected, caret: corrected.length });
  };
  const expanded = completing.choices.length > 0;
  const problems = problemsText(query);

  useLayoutEffect(() => {
    if (caret.current !== null) filterRef.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  // Asked while the page is being changed, how far a text is scrolled would be worked out at once.
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [text, query]);
  useChange(() => {
    if (problems !== '' && focused) announcer.say(problems);
  }, [problems]);

  /** The marks are scrolled as far as the letters before them. */
  function follow() {
    if (marks.current && filterRef.current) marks.current.scrollLeft = filterRef.current.scrollLeft;
  }

  function leave() {
    completing.remember(text);
    completing.close();
    onLeave();
  }

  return (
    <div
      class={css['box']}
      ref={box}
      onFocusIn={() => setFocused(true)}
      onFocusOut={({ relatedTarget }: FocusEvent) => {
        if (relatedTarget instanceof Node && box.current?.contains(relatedTarget)) return;
        stopWarming.current();
        setFocused(false);
        completing.close();
        completing.remember(text);
      }}
    >
      <QueryMarks query={query} marksRef={marks} />
      <input
        class={css['input']}
        type="text"
        role="combobox"
        aria-label={say('filter')}
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={
          completing.active < 0 ? undefined : optionId(`${id}-list`, completing.active)
        }
        aria-describedby={`${id}-problems`}
        aria-invalid={problems !== ''}
        placeholder={say('filter_placeholder')}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        ref={filterRef}
        value={text}
        // A query reads as code does, also where lines begin at the right.
        dir={text === '' ? undefined : 'auto'}
        onFocus={() => {
          stopWarming.current = warmTexts(scoped.peek());
        }}
        onBlur={completing.close}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          completing.open(currentTarget.selectionStart ?? currentTarget.value.length);
        }}
        onClick={({ currentTarget }) => completing.open(currentTarget.selectionStart ?? 0)}
        onKeyDown={(event: KeyboardEvent) => {
          // Enter and arrows choose what an input method writes.
          if (event.isComposing) return event.stopPropagation();
          if (!onFilterKey(event, { completing, text, clear: () => correct(''), leave })) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onScroll={follow}
      />
      <span class="hidden-but-read" id={`${id}-problems`}>
        {problems}
      </span>
      <div class={css['tools']}>
        {text === '' ? null : (
          <Tool name={say('filter_clear')} icon="remove" onPress={() => correct('')} />
        )}
        <Tool name={say('filter_help')} icon="help" onPress={onHelp} />
      </div>
      <FilterPopup shown={focused && (expanded || problems !== '')} boxRef={box}>
        <QueryProblems query={query} onCorrect={correct} />
        <ChoiceList
          id={`${id}-list`}
          choices={completing.choices}
          active={completing.active}
          onChoose={completing.accept}
        />
      </FilterPopup>
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly icon: 'remove' | 'help';
  readonly onPress: () => void;
}

function Tool({ name, icon, onPress }: ToolProps) {
  return (
    <button type="button" class={css['tool']} aria-label={name} title={name} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

interface FilterActions {
  readonly completing: Completing;
  readonly text: string;
  readonly clear: () => void;
  readonly leave: () => void;
}

/** @returns whether the key was one of ours */
function onFilterKey(
  event: KeyboardEvent,
  { completing, text, clear, leave }: FilterActions,
): boolean {
  const { choices, active } = completing;
  const open = choices.length > 0;
  const choice = choices[active];
  const { key, altKey, ctrlKey, target } = event;
  if ((key === 'ArrowDown' && altKey) || (key === ' ' && ctrlKey)) {
    completing.open((target as HTMLInputElement).selectionStart ?? text.length);
  } else if (open && (key === 'ArrowDown' || key === 'ArrowUp')) {
    completing.move(key === 'ArrowDown' ? 1 : -1);
  } else if (choice !== undefined && (key === 'Enter' || key === 'Tab')) {
    completing.accept(choice);
  } else if (open && key === 'Escape') completing.close();
  else if (key === 'Escape' && text !== '') clear();
  else if (key === 'Escape' || key === 'Enter' || key === 'ArrowDown') leave();
  else {
    // The caret goes elsewhere, where other things can stand.
    if (key.startsWith('Arrow') || key === 'Home' || key === 'End') completing.close();
    return false;
  }
  return true;
}
