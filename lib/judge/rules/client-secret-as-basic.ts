import { found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isLive } from './confidential-client.ts';

/** The same as client-secret-in-browser, where the secret stands in the field and is no token by itself. */
export const clientSecretAsBasic = rule({
  code: 'client-secret-as-basic',
  severity: 'error',
  needs: 'record',
  source: ['RFC 6749 §10.1', 'RFC 6749 §2.3.1'],
  kinds: ['access'],
  judge: ({ record }) => {
    const { origin } = record;
    if (origin?.grant?.basic !== true || !isLive(record)) return null;
    return found([{ at: 'request', method: origin.method ?? '', url: origin.url }]);
  },
});
