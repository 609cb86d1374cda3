// What an SD-JWT (RFC 9901) proves besides its issuer's signature: that the disclosures are what was
// signed, and who presents it to whom.
import { numericDate, stringMember } from '../../jose/members.ts';
import { decodeToken } from '../../token/decode.ts';
import type { TokenFault } from '../../token/fault.ts';
import { combinedFormat } from '../../token/sd-jwt-json.ts';
import type { Token } from '../../token/token.ts';
import { confirmationKeys } from './candidates.ts';
import { verifySigned } from './signature.ts';
import { signaturesOf } from './signed.ts';
import type {
  DisclosuresVerdict,
  KeyBindingVerdict,
  SignatureVerdict,
  Verification,
} from './verification.ts';

/** An SD-JWT in JSON serialization as the compact one; any other token as it is. Total and linear. */
function compactOf(token: Token): Token {
  const combined = combinedFormat(token);
  return combined === null ? token : (decodeToken(combined) ?? token);
}

/**
 * What a presentation proves: that its disclosures are what was signed, and who presents it, checked with the
 * key that the issuer named in `cnf` (§4.3, §7.3). Nothing for another token. Never rejects.
 */
export async function presentationOf(
  token: Token,
): Promise<Pick<Verification, 'disclosures' | 'keyBinding'>> {
  const compact = compactOf(token);
  return { ...disclosuresOf(compact), ...(await keyBindingOf(compact)) };
}

/** Whether every disclosure stands for a digest in what was signed. */
function disclosuresOf({ sdJwt, faults }: Token): { readonly disclosures?: DisclosuresVerdict } {
  if (sdJwt === undefined) return {};
  const own = faults.filter((fault) => isOfDisclosures(fault));
  return {
    disclosures: {
      state: own.length === 0 ? 'matched' : 'failed',
      count: sdJwt.disclosures.length,
      undisclosed: sdJwt.undisclosed,
      faults: own,
    },
  };
}

/** Faults of the payload's digests stand at the claims. */
const OF_PAYLOAD: readonly TokenFault['code'][] = [
  'unknown-hash',
  'misplaced-hash-name',
  'invalid-digests',
  'digest-twice',
  'reserved-name',
  'too-deep-disclosure',
];

function isOfDisclosures({ segment, code }: TokenFault): boolean {
  return segment === 'disclosure' || (segment === 'claims' && OF_PAYLOAD.includes(code));
}

async function keyBindingOf(token: Token): Promise<{ readonly keyBinding?: KeyBindingVerdict }> {
  const binding = token.sdJwt?.keyBinding;
  const faults = token.faults.filter(({ segment }) => segment === 'key-binding');
  if (binding == null) return {};
  const { hash, token: jwt } = binding;
  const claims = jwt.claims.state === 'read' ? jwt.claims.set : null;
  return {
    keyBinding: {
      signature: await holderSignature(token, jwt),
      hash,
      audience: (claims && stringMember(claims, 'aud')) ?? null,
      nonce: (claims && stringMember(claims, 'nonce')) ?? null,
      issuedAt: (claims && numericDate(claims, 'iat')) ?? null,
      faults,
    },
  };
}

async function holderSignature(token: Token, jwt: Token): Promise<SignatureVerdict> {
  const keys = token.claims.state === 'read' ? await confirmationKeys(token.claims.set) : [];
  const [signed] = signaturesOf(jwt);
  if (signed === undefined) return { state: 'unsupported', algorithm: null, why: 'form' };
  return verifySigned(signed, keys, { onlyGiven: true });
}
