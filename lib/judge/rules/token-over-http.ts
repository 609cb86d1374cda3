import { hostOf } from '../../http/url.ts';
import { CREDENTIALS, found, isLoopback } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isPublicKey } from '../public-key.ts';

export const tokenOverHttp = rule({
  code: 'token-over-http',
  severity: 'error',
  needs: 'record',
  source: ['RFC 6750 §5.3', 'RFC 6749 §10.3'],
  kinds: CREDENTIALS,
  judge: (subject) => {
    const hosts = subject.record.sentTo
      .filter((url) => /^(?:http|ws):/.test(url))
      .map((url) => hostOf(url) ?? url)
      .filter((host) => !isLoopback(host));
    return hosts.length === 0 || isPublicKey(subject) ? null : found([{ at: 'hosts', hosts }]);
  },
});
