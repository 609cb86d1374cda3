import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import type { Answer } from '../../lib/view/verification/answers.ts';
import {
  iterationsAllowed,
  type Stretch,
  stretchOf,
  stretchWarning,
  stretchWords,
} from '../../lib/view/verification/stretch.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { useKeepFocus } from '../primitives/keep-focus.ts';
import css from './Verification.module.css';
import type { VerifyDesk } from './verify-desk.ts';

interface StretchActionProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly answer: Answer;
}

/** Tries passphrases that are hashed so often that a person has to ask for it; cancels that; or asks again. */
export function StretchAction({ entry, desk, answer }: StretchActionProps) {
  const begun = useSignal<Stretch | null>(null);
  const isOver = answer.state !== 'running' && answer.state !== 'unasked';
  // What goes on later of itself is none of what was begun here.
  useEffect(() => {
    if (isOver) begun.value = null;
  }, [isOver, begun]);
  if (answer.state === 'failed' || answer.state === 'unavailable') {
    return (
      <Actions>
        <Button onClick={() => void desk.tell(entry)}>{say('verify_retry')}</Button>
      </Actions>
    );
  }
  const offered = offeredBy(answer, desk);
  const isRunning = answer.state === 'running';
  const stretch = isRunning ? begun.value : offered;
  if (stretch === null) return null;
  const warning = stretchWarning(stretch);
  return (
    <>
      <Actions>
        <Button
          onClick={({ detail }) => {
            if (!isRunning) {
              begun.value = stretch;
              void desk.stretch(entry, iterationsAllowed(stretch));
              // The second half of a double click cancels nothing.
            } else if (detail < 2) answer.cancel();
          }}
        >
          {isRunning ? say('verify_cancel') : stretchWords(stretch)}
        </Button>
      </Actions>
      {warning === null ? null : <p class={css['note']}>{warning}</p>}
    </>
  );
}

/** Buttons that go away with the answer; the focus goes to the card that tells it. */
function Actions({ children }: { readonly children: ComponentChildren }) {
  const actions = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    card.current = actions.current?.closest('section') ?? null;
  }, []);
  useKeepFocus(actions, () => card.current?.focus());
  return (
    <div class={css['actions']} ref={actions}>
      {children}
    </div>
  );
}

function offeredBy(answer: Answer, { keys }: VerifyDesk): Stretch | null {
  const stretch = answer.state === 'told' ? stretchOf(answer.verification) : null;
  // Without any secret there is nothing to try.
  return keys.value.some(({ kty }) => kty === 'oct') ? stretch : null;
}
