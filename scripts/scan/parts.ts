// All that was checked of one token, part by part: its signature, what it is bound to, and the token inside.
import type {
  Comparison,
  DecryptionVerdict,
  KeyBindingVerdict,
  ProofVerdict,
  Verification,
} from '../../lib/judge/verify/verification.ts';
import { decryptionWords, signatureWords } from './signatures.ts';

export interface Part {
  /** `inner.signature` is that of the token inside. */
  readonly name: string;
  /** `signature` and `decryption` for those that keys decide. */
  readonly kind: 'signature' | 'decryption' | 'binding';
  /** For people: "failed: signature-mismatch". */
  readonly words: string;
  /** Why it failed, as codes; null where it did not. */
  readonly failure: string | null;
}

/**
 * The parts of a token and of those inside of it, the outermost first. A JWE has no signature of its own: that it
 * could be decrypted, or why not, comes first there.
 */
export function partsOf(verification: Verification, within = ''): readonly Part[] {
  const { disclosures, keyBinding, proof, inner } = verification;
  const parts: Part[] = [firstPart(verification, within)];
  const bind = (name: string, good: string, failure: string | null) =>
    parts.push({
      name: `${within}${name}`,
      kind: 'binding',
      words: failure === null ? good : `failed: ${failure}`,
      failure,
    });
  if (disclosures !== undefined) {
    const codes = disclosures.faults.map(({ code }) => code);
    const failure = disclosures.state === 'failed' ? codes.join(', ') || 'failed' : null;
    bind('disclosures', `${disclosures.count} matched`, failure);
  }
  if (keyBinding !== undefined) {
    const good = signatureWords(keyBinding.signature);
    bind('keyBinding', good, bindingFailure(keyBinding));
  }
  if (proof !== undefined) bind('proof', 'nothing speaks against it', proofFailure(proof));
  return inner === undefined ? parts : [...parts, ...partsOf(inner, `${within}inner.`)];
}

function firstPart(verification: Verification, within: string): Part {
  const { signature, decryption, givenContent } = verification;
  if (decryption !== undefined) {
    const failure = decryptionFailure(decryption);
    return {
      name: `${within}decryption`,
      kind: 'decryption',
      words: decryptionWords(decryption),
      failure,
    };
  }
  const words = `${signatureWords(signature)}${givenContent === undefined ? '' : ', over content that was given'}`;
  const failure = signature.state === 'failed' ? signature.reason.code : null;
  return { name: `${within}signature`, kind: 'signature', words, failure };
}

/** A secret that was given as text fits whatever needs so many octets: of others' tokens it says nothing. */
function decryptionFailure(decryption: DecryptionVerdict): string | null {
  if (decryption.state !== 'failed') return null;
  const { key, reason, attempts } = decryption;
  const isNamed = attempts.some((one) => one.key === key && one.chosenBy !== 'fits');
  return key?.reading === undefined || isNamed ? reason.code : null;
}

/** RFC 9901 §7.3: signed by the holder, over this very presentation. */
function bindingFailure({ signature, hash, faults }: KeyBindingVerdict): string | null {
  const codes = [
    ...(signature.state === 'failed' ? [signature.reason.code] : []),
    ...(signature.state === 'unsigned' ? ['unsigned'] : []),
    ...(hash === 'matches' ? [] : [`hash-${hash}`]),
    ...faults.map(({ code }) => code),
  ];
  return codes.length === 0 ? null : [...new Set(codes)].join(', ');
}

/** RFC 9449 §4.2, §4.3: method and address must be there; all that can be compared must be the same. */
function proofFailure({ method, url, accessToken, confirmation }: ProofVerdict): string | null {
  const codes = [
    ...compared('htm', method, true),
    ...compared('htu', url, true),
    ...compared('ath', accessToken, false),
    ...compared('jkt', confirmation, false),
  ];
  return codes.length === 0 ? null : codes.join(', ');
}

function compared(name: string, comparison: Comparison, isRequired: boolean): readonly string[] {
  if (comparison.state === 'differs') return [`${name}-differs`];
  const isLacking = comparison.state === 'missing' && (isRequired || comparison.isWanted);
  return isLacking ? [`${name}-missing`] : [];
}
