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

/** What the worker is told: to look for the secret of a token, or for secrets in its list. */
export type SecretOrder =
  | { readonly type: 'find'; readonly target: SecretTarget; readonly inToken: readonly string[] }
  | { readonly type: 'compare'; readonly secrets: readonly Uint8Array[] };

/** What the worker tells. */
export type SecretReport =
  | { readonly type: 'progress'; readonly tried: number; readonly of: number }
  | { readonly type: 'answer'; readonly answer: SecretAnswer }
  /** For each secret whether everybody can know it. */
  | { readonly type: 'compared'; readonly known: readonly boolean[] };

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
 * @param contents what may have been signed, for a token that leaves it out
 * @returns null where no secret can explain the token, see `canTrySecrets`
 */
export function trySecrets(
  token: Token,
  onProgress: (progress: SecretProgress) => void,
  contents: readonly Uint8Array[] = [],
): SecretTrial | null {
  const target = secretTarget(token, contents);
  if (target === null) return null;
  const { promise, resolve } = Promise.withResolvers<SecretOutcome>();
  const order = { type: 'find', target, inToken: secretsInToken(token) } as const;
  const close = work(order, (report) => {
    if (report?.type === 'progress') return onProgress({ tried: report.tried, of: report.of });
    resolve(report?.type === 'answer' ? outcomeOf(report.answer) : { state: 'failed' });
    close();
  });
  const stop = (): void => {
    close();
    resolve({ state: 'stopped' });
  };
  return { outcome: promise, stop };
}

/**
 * Whether everybody can know some secrets, as they are in the list. Never rejects.
 * @returns null where the list could not be looked through
 */
export function compareSecrets(secrets: readonly Uint8Array[]): Promise<readonly boolean[] | null> {
  const { promise, resolve } = Promise.withResolvers<readonly boolean[] | null>();
  const close = work({ type: 'compare', secrets }, (report) => {
    resolve(report?.type === 'compared' ? report.known : null);
    close();
  });
  return promise;
}

/**
 * Has a worker of its own carry out an order.
 * @param onReport is told null where it could not be started, or died
 * @returns ends it
 */
function work(order: SecretOrder, onReport: (report: SecretReport | null) => void): () => void {
  const worker = new Worker(new URL('./secret-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<SecretReport>) => onReport(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onReport(null);
  });
  worker.postMessage(order);
  return () => worker.terminate();
}

function outcomeOf({ found, tried }: SecretAnswer): SecretOutcome {
  return found === null ? { state: 'none', tried } : { state: 'found', secret: found };
}
