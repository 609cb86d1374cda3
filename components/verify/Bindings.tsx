import type { Verification } from '../../lib/judge/verify/verification.ts';
import {
  bindingRows,
  type ComparedWords,
  disclosuresWords,
  proofRows,
  type Tone,
} from '../../lib/view/verification/binding-words.ts';
import { signatureWords } from '../../lib/view/verification/signature-words.ts';
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
  const { disclosures, keyBinding, proof } = verification;
  return (
    <>
      {disclosures === undefined ? null : <Disclosures of={disclosures} />}
      {keyBinding === undefined ? null : (
        <KeyBinding of={keyBinding} rows={bindingRows(keyBinding, now)} now={now} />
      )}
      {proof === undefined ? null : (
        <Compared id="proof" about={say('verify_proof')} rows={proofRows(proof, now)} />
      )}
    </>
  );
}

function Disclosures({ of }: { readonly of: NonNullable<Verification['disclosures']> }) {
  const { tone, sentences } = disclosuresWords(of);
  const [short = '', ...more] = sentences;
  return (
    <VerdictCard
      id="disclosures"
      about={say('verify_disclosures')}
      mark={MARKS[tone]}
      icon={<VerdictIcon mark={MARKS[tone]} />}
      short={say(of.state === 'failed' ? 'verify_tone_bad' : 'verify_tone_good')}
      sentences={[short, ...more]}
    />
  );
}

interface KeyBindingProps {
  readonly of: NonNullable<Verification['keyBinding']>;
  readonly rows: readonly ComparedWords[];
  readonly now: number;
}

function KeyBinding({ of: { signature }, rows, now }: KeyBindingProps) {
  const words = signatureWords(signature, now, { isProof: false, issuer: null });
  return (
    <VerdictCard
      id="binding"
      about={say('verify_binding')}
      mark={words.mark}
      icon={<VerdictIcon mark={words.mark} />}
      short={words.short}
      sentences={[words.sentence]}
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
}

function Compared({ id, about, rows }: ComparedProps) {
  const mark = MARKS[worst(rows)];
  return (
    <VerdictCard
      id={id}
      about={about}
      mark={mark}
      icon={<VerdictIcon mark={mark} />}
      short={say(`verify_bound_${worst(rows)}`)}
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
