import { found } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Only of what a token endpoint answers. */
export const tokenAnswerStored = rule({
  code: 'token-answer-stored',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 6749 §5.1'],
  kinds: ['access'],
  judge: ({ record: { origin } }) =>
    origin?.noStore === false && origin.grant?.pkce !== null
      ? found([{ at: 'field', name: 'Cache-Control', lacks: 'no-store' }])
      : null,
});
