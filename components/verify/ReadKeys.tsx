import type { KeyReading } from '../../lib/judge/verify/key-reading.ts';
import { keyProblemWords } from '../../lib/view/verification/key-problem-words.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { KeyFacts } from './KeyFacts.tsx';
import css from './UseKeyDialog.module.css';

/** Keys and problems that are listed. */
const MOST = 8;

/** What a text or a file was taken for, and what is wrong with it; heard, too. */
export function ReadKeys({ reading }: { readonly reading: KeyReading | null }) {
  return (
    <div class={css['reading']} role="status" aria-label={say('use_key_recognised')}>
      {reading === null ? null : <Read reading={reading} />}
    </div>
  );
}

function Read({ reading }: { readonly reading: KeyReading }) {
  const { problems } = reading;
  const keys = reading.ok ? reading.keys : [];
  const isSecret = reading.ok && reading.form === 'secret';
  return (
    <>
      {keys.length === 0 ? null : (
        <p class={css['found']}>
          <Icon name="check" />
          {sayCounted(isSecret ? 'use_key_readings' : 'use_key_found', keys.length)}
        </p>
      )}
      {keys.length === 0 ? null : (
        <ul class={css['keys']} aria-label={say('use_key_recognised')}>
          {keys.slice(0, MOST).map((key, index) => (
            <li key={index}>
              {isSecret ? null : (
                <strong>
                  <SafeText>{key.label}</SafeText>
                </strong>
              )}
              <KeyFacts shown={key} />
            </li>
          ))}
          {keys.length > MOST ? (
            <li>{sayCounted('verify_tried_more', keys.length - MOST)}</li>
          ) : null}
        </ul>
      )}
      {problems.slice(0, MOST).map((problem, index) => {
        const { sentence, fix } = keyProblemWords(problem);
        return (
          <p key={index} class={css['problem']} data-bad={keys.length === 0}>
            <Icon name="warning" />
            <span>
              <SafeText>{`${sentence} ${fix}`}</SafeText>
            </span>
          </p>
        );
      })}
    </>
  );
}
