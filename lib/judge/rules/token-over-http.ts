import { isLoopback } from '../../http/loopback.ts';
import { CREDENTIALS, found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isPublicKey } from '../public-key.ts';
import { hostsSentTo } from '../sent-to.ts';

export const tokenOverHttp = rule({
  code: 'token-over-http',
  severity: 'error',
  needs: 'record',
  source: ['RFC 6750 §5.3', 'RFC 6749 §10.3'],
  kinds: CREDENTIALS,
  judge: (subject) => {
    const plain = subject.record.sentTo.filter((url) => /^(?:http|ws):/.test(url));
    const hosts = hostsSentTo({ sentTo: plain }).filter((host) => !isLoopback(host));
    return hosts.length === 0 || isPublicKey(subject) ? null : found([{ at: 'hosts', hosts }]);
  },
});
