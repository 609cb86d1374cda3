import type { FaultCode } from '../../token/fault.ts';
import { faultsSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const sdJwtFaulty = rule({
  code: 'sd-jwt-faulty',
  severity: 'error',
  needs: 'token',
  source: ['RFC 9901 §7.1'],
  forms: ['sd-jwt'],
  judge: (subject) => found(faultsSeen(subject, FAULTS)),
});

/** What a verifier must refuse. */
const FAULTS: readonly FaultCode[] = [
  'invalid-digests',
  'digest-twice',
  'disclosure-not-array',
  'disclosure-length',
  'disclosure-name',
  'reserved-name',
  'claim-exists',
  'unreferenced-disclosure',
  'key-binding-hash',
];
