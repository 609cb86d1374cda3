import { useSignal } from '@preact/signals';
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
  if (answer.state === 'failed' || answer.state === 'unavailable') {
    return (
      <div class={css['actions']}>
        <Button onClick={() => void desk.tell(entry)}>{say('verify_retry')}</Button>
      </div>
    );
  }
  const offered = offeredBy(answer, desk);
  const isRunning = answer.state === 'running';
  const stretch = isRunning ? begun.value : offered;
  if (stretch === null) return null;
  const warning = stretchWarning(stretch);
  return (
    <>
      <div class={css['actions']}>
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
      </div>
      {warning === null ? null : <p class={css['note']}>{warning}</p>}
    </>
  );
}

function offeredBy(answer: Answer, { keys }: VerifyDesk): Stretch | null {
  const stretch = answer.state === 'told' ? stretchOf(answer.verification) : null;
  // Without any secret there is nothing to try.
  return keys.value.some(({ kty }) => kty === 'oct') ? stretch : null;
}
