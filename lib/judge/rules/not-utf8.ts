import { faultsSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

/**
 * Only of what is JSON, or begins as it: the content of a JWS may be any bytes (RFC 7515 §2), compressed
 * ones for instance.
 */
export const notUtf8 = rule({
  code: 'not-utf8',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7519 §7.2', 'RFC 8725 §3.7'],
  judge: (subject) => {
    const { claims } = subject.token;
    const isJson = claims.state !== 'unreadable' || claims.partial !== null;
    const faults = faultsSeen(subject, ['invalid-utf8']);
    return found(
      faults.filter((seen) => isJson || seen.at !== 'segment' || seen.fault.segment !== 'claims'),
    );
  },
});
