import { type Inputs, useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import { hasHidden } from '../../lib/view/hidden-text.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import type { Completion, Typed } from '../../lib/view/query/complete.ts';
import type { Choice } from '../../lib/view/query/value-choices.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import { onDemand, useOnDemand } from '../primitives/on-demand.ts';

/** The list of what could stand at the caret, and what is done with it. */
export interface Completing {
  readonly choices: readonly Choice[];
  /** -1 for none. */
  readonly active: number;
  readonly open: (caret: number) => void;
  readonly close: () => void;
  /** Moves to another choice; the ends meet. */
  readonly move: (step: number) => void;
  readonly accept: (choice: Choice) => void;
  /** Keeps a text that was used, to be offered again in an empty box. */
  readonly remember: (text: string) => void;
}

const COMPLETE = onDemand(() => import('../../lib/view/query/complete.ts'));

type Completer = typeof import('../../lib/view/query/complete.ts');

const NOTHING: Completion = { start: 0, end: 0, choices: [] };
/** Texts that were used and are offered again, in memory alone. */
const MOST_RECENT = 5;

/** @param onAccept is told the text with the choice in it */
export function useCompleting(text: string, onAccept: (typed: Typed) => void): Completing {
  const { scoped, now } = useStore();
  const veil = useVeil();
  const [list, setList] = useState<{ readonly caret: number; readonly active: number } | null>(
    null,
  );
  const [recent, setRecent] = useState<readonly string[]>([]);
  const part = useOnDemand(COMPLETE, list !== null);
  const completer = typeof part === 'object' ? part : null;
  const completion =
    list === null || completer === null
      ? NOTHING
      : offered(completer, { text, caret: list.caret }, scoped.value, now.peek(), recent, veil);
  const { choices } = completion;
  const active = list === null ? -1 : Math.min(list.active, choices.length - 1);

  return {
    choices,
    active,
    open: (caret) => setList({ caret, active: -1 }),
    close: () => setList(null),
    move(step) {
      const from = active < 0 && step < 0 ? 0 : active;
      const count = choices.length;
      if (list) setList({ ...list, active: (from + step + count) % count });
    },
    accept(choice) {
      if (completer === null) return;
      const typed = completer.accept({ text }, completion, choice);
      // What is whole needs nothing more; what is not has something to choose from.
      setList(choice.whole ? null : { caret: typed.caret, active: -1 });
      onAccept(typed);
    },
    remember(used) {
      const kept = used.trim();
      if (kept === '') return;
      setRecent([kept, ...recent.filter((other) => other !== kept)].slice(0, MOST_RECENT));
    },
  };
}

function offered(
  { complete }: Completer,
  typed: Typed,
  entries: readonly Entry[],
  now: number,
  recent: readonly string[],
  veil: Veil,
): Completion {
  const completion = complete(typed, entries, now, (name, value) =>
    isHiddenValue(veil, name, value),
  );
  if (typed.text.trim() !== '') return completion;
  const used = recent.map((text) => ({
    insert: text,
    label: text,
    about: say('filter_recent'),
    count: null,
    whole: true,
  }));
  return { start: 0, end: typed.text.length, choices: [...used, ...completion.choices] };
}

function isHiddenValue(veil: Veil, name: string, value: string): boolean {
  if (!veil.tokens) return false;
  const shown = veil.member(name, { type: 'string', value });
  return shown.type === 'string' && hasHidden(shown.value);
}

/** A value that changes calls back, but not at first. */
export function useChange(callback: () => void, inputs: Inputs): void {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) callback();
    first.current = false;
  }, inputs);
}
