// A trial of the well-known secrets on a token, as a page knows it. It runs in a worker, which lives as long
// as the trial.
import {
  type FoundSecret,
  type SecretAnswer,
  type SecretTarget,
  secretsInToken,
  secretTarget,
} from '../../lib/judge/verify/secrets.ts';
import type { Token } from '../../lib/token/token.ts';

/** What the worker is told. */
export interface SecretOrder {
  readonly target: SecretTarget;
  readonly inToken: readonly string[];
}

/** What the worker tells. */
export type SecretReport =
  | { readonly type: 'progress'; readonly tried: number; readonly of: number }
  | { readonly type: 'answer'; readonly answer: SecretAnswer };

export interface SecretProgress {
  /** Secrets of the list. */
  readonly tried: number;
  readonly of: number;
}

export type SecretOutcome =
  /** Anybody can sign such tokens. `wellKnownKey` makes it a key. */
  | { readonly state: 'found'; readonly secret: FoundSecret }
  /** None of so many. The secret may be weak all the same. */
  | { readonly state: 'none'; readonly tried: number }
  | { readonly state: 'stopped' }
  /** The worker could not be started, or died. */
  | { readonly state: 'failed' };

export interface SecretTrial {
  /** Never rejects. */
  readonly outcome: Promise<SecretOutcome>;
  /** Ends it at once. Afterwards it does nothing. */
  readonly stop: () => void;
}

/** Whether secrets can be tried on a token: its signature is made with HMAC, and is whole. */
export function canTrySecrets(token: Token): boolean {
  return secretTarget(token) !== null;
}

/**
 * Begins a trial.
 * @param onProgress is told many times a second
 * @returns null where no secret can explain the token, see `canTrySecrets`
 */
export function trySecrets(
  token: Token,
  onProgress: (progress: SecretProgress) => void,
): SecretTrial | null {
  const target = secretTarget(token);
  if (target === null) return null;
  const worker = new Worker(new URL('./secret-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve } = Promise.withResolvers<SecretOutcome>();
  const end = (outcome: SecretOutcome): void => {
    worker.terminate();
    resolve(outcome);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<SecretReport>) => {
    if (data.type === 'progress') onProgress({ tried: data.tried, of: data.of });
    else end(outcomeOf(data.answer));
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end({ state: 'failed' });
  });
  worker.postMessage({ target, inToken: secretsInToken(token) } satisfies SecretOrder);
  return { outcome: promise, stop: () => end({ state: 'stopped' }) };
}

function outcomeOf({ found, tried }: SecretAnswer): SecretOutcome {
  return found === null ? { state: 'none', tried } : { state: 'found', secret: found };
}
