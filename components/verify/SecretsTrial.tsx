import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { FoundSecret } from '../../lib/judge/verify/secrets.ts';
import type { Entry } from '../../lib/view/entry.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import { number, say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import type { SecretOutcome, SecretProgress } from './secret-trial.ts';
import css from './Verification.module.css';
import type { VerifyDesk } from './verify-desk.ts';

type Trial =
  | ({ readonly state: 'running'; readonly stop: () => void } & SecretProgress)
  | SecretOutcome
  | null;

/** A trial of the secrets that everybody can know, as one button begins and stops it. */
export interface SecretsTrial {
  readonly trial: Trial;
  readonly toggle: () => void;
}

/** The trial of a token's secret; it ends with the component. */
export function useSecretsTrial(entry: Entry, desk: VerifyDesk): SecretsTrial {
  const { announcer } = useStore();
  const veil = useVeil();
  const trial = useSignal<Trial>(null);
  const content = desk.answers.contentOf(entry);
  // Nothing that was tried with other content is said of this one.
  useLayoutEffect(
    () => () => {
      stop(trial.peek());
      trial.value = null;
    },
    [trial, content],
  );

  async function run(): Promise<void> {
    let outcome: SecretOutcome = { state: 'failed' };
    try {
      const { trySecrets } = await import('./secret-trial.ts');
      const told = (progress: SecretProgress): void => {
        trial.value = { state: 'running', stop: begun?.stop ?? (() => undefined), ...progress };
      };
      const begun = trySecrets(entry.token, told, content);
      if (begun !== null) {
        trial.value = { state: 'running', stop: begun.stop, tried: 0, of: 0 };
        outcome = await begun.outcome;
      }
      if (outcome.state === 'found') await keep(outcome.secret);
    } catch {
      // An extension that was reloaded has taken the file along.
    }
    trial.value = outcome;
    announcer.say(outcomeSentence(outcome, veil));
  }

  async function keep(secret: FoundSecret): Promise<void> {
    const { wellKnownKey } = await import('../../lib/judge/verify/secrets.ts');
    await desk.use(entry, [wellKnownKey(secret, say('secrets_key'))]);
  }

  return {
    trial: trial.value,
    toggle() {
      const running = trial.peek();
      if (running?.state === 'running') running.stop();
      else void run();
    },
  };
}

/** Begins a trial, or stops it: one and the same button, so that it keeps the focus. */
export function SecretsButton({ trial, toggle }: SecretsTrial) {
  const isRunning = trial?.state === 'running';
  return (
    <Button
      onClick={({ detail }) => {
        // The second half of a double click stops nothing.
        if (!isRunning || detail < 2) toggle();
      }}
    >
      {say(isRunning ? 'verify_cancel' : 'verify_try_secrets')}
    </Button>
  );
}

/** What a trial does, how far it has come, and what came of it. */
export function SecretsNews({ trial }: Pick<SecretsTrial, 'trial'>) {
  if (trial === null) return <p class={css['note']}>{say('secrets_note')}</p>;
  if (trial.state !== 'running') return <Outcome outcome={trial} />;
  return <Progress tried={trial.tried} of={trial.of} />;
}

function stop(trial: Trial): void {
  if (trial?.state === 'running') trial.stop();
}

function Progress({ tried, of }: SecretProgress) {
  return (
    <div class={css['news']}>
      <progress
        class={css['progress']}
        aria-label={say('secrets_label')}
        {...(of === 0 ? {} : { max: of, value: Math.min(tried, of) })}
      />
      {of === 0 ? null : (
        <span>{say('secrets_progress', { tried: number(tried), of: number(of) })}</span>
      )}
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: SecretOutcome }) {
  const veil = useVeil();
  const isFound = outcome.state === 'found';
  return (
    <div class={css['news']} data-bad={isFound}>
      <Icon name={isFound ? 'error' : outcome.state === 'none' ? 'check' : 'notice'} />
      <div class={css['newsWords']}>
        <p>
          <SafeText>{outcomeSentence(outcome, veil)}</SafeText>
        </p>
        {isFound ? <p>{say('secrets_found_fix')}</p> : null}
      </div>
    </div>
  );
}

function outcomeSentence(outcome: SecretOutcome, veil: Veil): string {
  switch (outcome.state) {
    case 'found': {
      const { from, reading, text } = outcome.secret;
      const secret = veil.tokens ? veil.secret(text) : text;
      if (from === 'empty') return say('secrets_found_empty');
      if (from === 'token') return say('secrets_found_token', { secret });
      return say(reading === 'base64' ? 'secrets_found_base64' : 'secrets_found', { secret });
    }
    case 'none':
      return say('secrets_none', { tried: number(outcome.tried) });
    case 'stopped':
      return say('secrets_stopped');
    case 'failed':
      return say('secrets_failed');
  }
}
