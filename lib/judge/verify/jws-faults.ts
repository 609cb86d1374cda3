// Why a signature must be refused before any key is asked.
import { isUnencoded } from '../../jose/members.ts';
import type { TokenFailure } from './failure.ts';
import { b64Failure, criticalFailure, headerFailure, segmentFailure } from './form-faults.ts';
import type { Signed } from './signed.ts';

/** Extensions that are understood (RFC 7515 §4.1.11): `b64` of RFC 7797. */
const UNDERSTOOD = ['b64'];

/** RFC 7797 §5.2: space and printable ASCII, without the period that ends a segment. */
const COMPACT_CONTENT = /^[\x20-\x2d\x2f-\x7e]*$/;

/** What is wrong with the form of a signature or its header, or null. Total and linear. */
export function signedFailure(signed: Signed): TokenFailure | null {
  return (
    headerFailure(signed) ??
    criticalFailure(signed, UNDERSTOOD) ??
    b64Failure(signed) ??
    contentFailure(signed) ??
    segmentFailure(signed.signature ?? '', 'signature', signed.index)
  );
}

function contentFailure({ header, content, compact }: Signed): TokenFailure | null {
  if (content === null) return null;
  if (!isUnencoded(header)) return segmentFailure(content, 'claims');
  const allowed = compact ? COMPACT_CONTENT.test(content) : isWellFormed(content);
  return allowed ? null : { code: 'unencoded-content-invalid' };
}

/** A text with half a surrogate pair has no UTF-8 (RFC 7797 §5.3). */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
