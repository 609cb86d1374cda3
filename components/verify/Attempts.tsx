import type { Attempt } from '../../lib/judge/verify/verification.ts';
import { failureWords } from '../../lib/view/verification/failure-words.ts';
import { keyName } from '../../lib/view/verification/key-words.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Verification.module.css';

/** Attempts that are listed. */
const MOST = 30;

/** Which keys were asked, and what each had to say. */
export function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return null;
  // One key that matched is in the sentence already.
  if (attempts.length === 1 && attempts[0]?.reason === null) return null;
  const label = sayCounted('verify_tried', attempts.length);
  return (
    <details class={css['attempts']}>
      <summary>{label}</summary>
      <ul aria-label={label}>
        {attempts.slice(0, MOST).map(({ key, reason }, index) => (
          <li key={index}>
            <strong>
              <SafeText>{keyName(key)}</SafeText>
            </strong>
            {': '}
            <SafeText>
              {reason === null ? say('verify_tried_match') : failureWords(reason).reason}
            </SafeText>
          </li>
        ))}
        {attempts.length > MOST ? (
          <li>{sayCounted('verify_tried_more', attempts.length - MOST)}</li>
        ) : null}
      </ul>
    </details>
  );
}
