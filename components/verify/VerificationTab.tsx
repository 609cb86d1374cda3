import { useEffect } from 'preact/hooks';
import type { Verification } from '../../lib/judge/verify/verification.ts';
import { issuer } from '../../lib/token/parties.ts';
import { isEncrypted } from '../../lib/token/token.ts';
import type { Entry } from '../../lib/view/entry.ts';
import type { Answer } from '../../lib/view/verification/answers.ts';
import { claimsWords } from '../../lib/view/verification/claims-words.ts';
import { judgedEntry } from '../../lib/view/verification/judged-entry.ts';
import { matchingKey } from '../../lib/view/verification/matching-key.ts';
import { signatureWords } from '../../lib/view/verification/signature-words.ts';
import { timeWords } from '../../lib/view/verification/time-words.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import type { DetailState } from '../app/view-state.ts';
import { show } from '../detail/spot.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { Attempts } from './Attempts.tsx';
import { Bindings } from './Bindings.tsx';
import { ClaimsIcon } from './ClaimsIcon.tsx';
import { KeyRing } from './KeyRing.tsx';
import { Opened } from './Opened.tsx';
import { SignatureActions } from './SignatureActions.tsx';
import { StretchAction } from './StretchAction.tsx';
import { useAnswer, useVerdictWords } from './use-answer.ts';
import { VerdictCard } from './VerdictCard.tsx';
import { VerdictIcon } from './VerdictIcon.tsx';
import css from './Verification.module.css';
import type { VerifyDesk } from './verify-desk.ts';

export interface VerificationTabProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly state: DetailState;
}

/** Whether a token can be trusted: its signature, its time, its claims, and the keys of the session. */
export function VerificationTab({ entry, desk, state }: VerificationTabProps) {
  useEffect(() => desk.wake(), [desk]);
  const answer = useAnswer(desk, entry);
  const verification = answer.state === 'told' ? answer.verification : null;
  const judged = judgedEntry(entry, answer);
  const isInside = judged !== entry;
  return (
    <section class={css['tab']} aria-label={say('verify_region')}>
      <Protection
        key={entry.id}
        entry={entry}
        desk={desk}
        answer={answer}
        verification={verification}
      />
      {verification === null ? null : (
        <>
          <Bindings verification={verification} />
          {verification.inner === undefined ? null : <Bindings verification={verification.inner} />}
        </>
      )}
      <TimeCard entry={judged} isInside={isInside} />
      <ClaimsCard entry={judged} isInside={isInside} state={state} />
      {verification === null ? null : <Opened verification={verification} />}
      <KeyRing desk={desk} matching={verification === null ? null : matchingKey(verification)} />
    </section>
  );
}

interface ProtectionProps extends Pick<VerificationTabProps, 'entry' | 'desk'> {
  readonly answer: Answer;
  readonly verification: Verification | null;
}

/** Who made the token: its signature, or what came of decrypting it and the signature inside. */
function Protection({ entry, desk, answer, verification }: ProtectionProps) {
  const words = useVerdictWords(desk, entry);
  const isSealed = isEncrypted(entry.token);
  const opened = verification?.decryption;
  return (
    <VerdictCard
      id="signature"
      about={say(
        isSealed && opened?.state !== 'decrypted' ? 'verify_decryption' : 'verify_signature',
      )}
      mark={words.mark}
      icon={<VerdictIcon mark={words.mark} />}
      short={words.short}
      sentences={[words.sentence, ...(words.notes ?? [])]}
      fix={words.fix}
    >
      {verification === null ? null : <AllAttempts verification={verification} />}
      <StretchAction entry={entry} desk={desk} answer={answer} />
      {entry.token.recognition === undefined ? (
        <SignatureActions entry={entry} desk={desk} verification={verification} />
      ) : null}
    </VerdictCard>
  );
}

function AllAttempts({ verification }: { readonly verification: Verification }) {
  const { signature, signatures = [], decryption, inner, token } = verification;
  const now = useStore().now.value;
  return (
    <>
      {decryption !== undefined && 'attempts' in decryption ? (
        <Attempts attempts={decryption.attempts} />
      ) : null}
      {'attempts' in signature ? <Attempts attempts={signature.attempts} /> : null}
      {inner !== undefined && 'attempts' in inner.signature ? (
        <Attempts attempts={inner.signature.attempts} />
      ) : null}
      {signatures.length === 0 ? null : (
        <ol class={css['signatures']} aria-label={say('verify_signatures')}>
          {signatures.map((one, index) => {
            const named = issuer(token) ?? null;
            const words = signatureWords(one, now, { isProof: false, issuer: named });
            return (
              <li key={index}>
                <VerdictIcon mark={words.mark} />{' '}
                <span>{say('verify_signature_counted', { index: index + 1 })}: </span>
                {words.sentence}
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}

interface JudgedProps {
  readonly entry: Entry;
  /** Whether that is what was inside of the token which is shown. */
  readonly isInside: boolean;
}

/** By whose clock a token has how long to live. */
function TimeCard({ entry, isInside }: JudgedProps) {
  const { now, feed } = useStore();
  const { mark, short, sentences } = timeWords(entry, now.value, feed.value.clocks);
  return (
    <VerdictCard
      id="time"
      about={say('verify_time')}
      mark={mark}
      icon={<Icon name={mark} />}
      short={short}
      sentences={isInside ? [...sentences, say('verify_of_inside')] : sentences}
    />
  );
}

function ClaimsCard({ entry, isInside, state }: JudgedProps & Pick<VerificationTabProps, 'state'>) {
  // The findings of the list are those of what can be seen without a key.
  const { mark, short, sentences } = claimsWords(entry, isInside);
  return (
    <VerdictCard
      id="claims"
      about={say('verify_claims')}
      mark={mark}
      icon={<ClaimsIcon mark={mark} />}
      short={short}
      sentences={isInside ? [...sentences, say('verify_of_inside')] : sentences}
    >
      {isInside || mark === 'nothing-found' || mark === 'not-read' ? null : (
        <div class={css['actions']}>
          <Button look="link" onClick={() => show(state, 'findings', null)}>
            {say('verify_show_findings')}
          </Button>
        </div>
      )}
    </VerdictCard>
  );
}
