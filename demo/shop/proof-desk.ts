import { createHmac, randomBytes } from 'node:crypto';

/** What the API must remember about proofs of possession. */
export interface ProofDesk {
  /** The nonce that a proof needs now (RFC 9449 §9). */
  nonce(): string;
  /** Whether a proof's nonce is the current one or the one before it. */
  isCurrent(nonce: unknown): boolean;
  /** Whether this `jti` is seen for the first time; it is remembered from then on. */
  isFirst(jti: unknown): boolean;
}

/** A nonce serves that long, and as long again while its successor is already given out. */
const NONCE_MS = 5 * 60_000;

/** Longer than a proof can be fresh, which is two minutes with both clocks at their limits. */
const REMEMBERED_MS = 5 * 60_000;
const MOST_REMEMBERED = 10_000;
const LONGEST_JTI = 256;

/** Nonces are computed from the time, so that none has to be stored. `now` in milliseconds. */
export function createProofDesk(now: () => number): ProofDesk {
  const secret = randomBytes(32);
  const seen = new Map<string, number>();

  const nonceOf = (period: number): string =>
    createHmac('sha256', secret).update(String(period)).digest('base64url').slice(0, 32);
  const period = (): number => Math.floor(now() / NONCE_MS);

  const forgetOld = (): void => {
    for (const [jti, at] of seen) {
      if (now() - at < REMEMBERED_MS && seen.size < MOST_REMEMBERED) return;
      seen.delete(jti);
    }
  };

  return {
    nonce: () => nonceOf(period()),
    isCurrent: (nonce) => nonce === nonceOf(period()) || nonce === nonceOf(period() - 1),
    isFirst(jti) {
      if (typeof jti !== 'string' || jti === '' || jti.length > LONGEST_JTI || seen.has(jti)) {
        return false;
      }
      forgetOld();
      seen.set(jti, now());
      return true;
    },
  };
}
