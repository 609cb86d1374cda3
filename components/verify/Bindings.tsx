import type { Verification } from '../../lib/judge/verify/verification.ts';
import {
  bindingRows,
  bindingWords,
  type ComparedWords,
  disclosuresWords,
  proofRows,
  type Tone,
} from '../../lib/view/verification/binding-words.ts';
import { protectionWords, signatureWords } from '../../lib/view/verification/signature-words.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import { Attempts } from './Attempts.tsx';
import { VerdictCard } from './VerdictCard.tsx';
import { VerdictIcon } from './VerdictIcon.tsx';
import css from './Verification.module.css';

const MARKS = { good: 'verified', bad: 'failed', open: 'unchecked' } as const;

/** What a token is bound to: its disclosures, its holder, its request. */
export function Bindings({ verification }: { readonly verification: Verification }) {
  const now = useStore().now.value;
  const { disclosures, keyBinding, proof, signature } = verification;
  // The same answer as beside the signature: one that proves little vouches for nothing.
  const isVouched = protectionWords(verification, now).mark === 'verified';
  return (
    <>
      {disclosures === undefined ? null : <Disclosures of={disclosures} isVouched={isVouched} />}
      {keyBinding === undefined ? null : (
        <KeyBinding
          of={keyBinding}
          rows={bindingRows(keyBinding, now)}
          now={now}
          isVouched={isVouched}
        />
      )}
      {proof === undefined ? null : (
        <Compared
          id="proof"
          about={say('verify_proof')}
          rows={proofRows(proof, now)}
          isSigned={signature.state === 'verified'}
        />
      )}
    </>
  );
}

interface DisclosuresProps {
  readonly of: NonNullable<Verification['disclosures']>;
  /** Whether what the issuer signed is verified, by a key that is known to be the issuer's. */
  readonly isVouched: boolean;
}

function Disclosures({ of, isVouched }: DisclosuresProps) {
  const { tone, sentences } = disclosuresWords(of);
  const mark = tone === 'good' && !isVouched ? 'trusting' : MARKS[tone];
  const unvouched = mark === 'trusting' ? [say('verify_unvouched')] : [];
  return (
    <VerdictCard
      id="disclosures"
      about={say('verify_disclosures')}
      mark={mark}
      icon={<VerdictIcon mark={mark} />}
      short={say(of.state === 'failed' ? 'verify_tone_bad' : 'verify_tone_good')}
      sentences={[...sentences, ...unvouched]}
    />
  );
}

interface KeyBindingProps {
  readonly of: NonNullable<Verification['keyBinding']>;
  readonly rows: readonly ComparedWords[];
  readonly now: number;
  readonly isVouched: boolean;
}

function KeyBinding({ of, rows, now, isVouched }: KeyBindingProps) {
  const { signature } = of;
  const signed = signatureWords(signature, now, { isProof: false, issuer: null });
  const { words, reasons } = bindingWords(of, signed, isVouched);
  return (
    <VerdictCard
      id="binding"
      about={say('verify_binding')}
      mark={words.mark}
      icon={<VerdictIcon mark={words.mark} />}
      short={words.short}
      sentences={[words.sentence, ...(words.notes ?? []), ...reasons]}
      fix={words.fix}
    >
      <Rows rows={rows} />
      {'attempts' in signature ? <Attempts attempts={signature.attempts} /> : null}
    </VerdictCard>
  );
}

interface ComparedProps {
  readonly id: string;
  readonly about: string;
  readonly rows: readonly ComparedWords[];
  /** Without its signature a proof proves nothing, whatever it says. */
  readonly isSigned: boolean;
}

function Compared({ id, about, rows, isSigned }: ComparedProps) {
  const tone = worst(rows);
  const told = tone === 'good' && !isSigned ? 'open' : tone;
  const mark = MARKS[told];
  return (
    <VerdictCard
      id={id}
      about={about}
      mark={mark}
      icon={<VerdictIcon mark={mark} />}
      short={say(`verify_bound_${told}`)}
      sentences={[]}
    >
      <Rows rows={rows} />
    </VerdictCard>
  );
}

function worst(rows: readonly ComparedWords[]): Tone {
  const has = (tone: Tone) => rows.some((row) => row.tone === tone);
  return has('bad') ? 'bad' : has('good') ? 'good' : 'open';
}

function Rows({ rows }: { readonly rows: readonly ComparedWords[] }) {
  return (
    <dl class={css['rows']}>
      {rows.map(({ id, label, value, tone }) => (
        <div key={id} class={css['row']} data-tone={tone}>
          <dt>{label}</dt>
          <dd>
            <SafeText>{value}</SafeText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
