import { stringMember } from '../../jose/members.ts';
import { headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** A way out of a folder, a quote that ends a string in SQL or a shell, a line that ends too early. */
const ODD = /\.\.[/\\]|['"`;|]|\$\(|^\/(?:dev|etc|proc)\/|[\u0000-\u001f]/;

/** RFC 8725 §3.10: `kid` is looked up somewhere, and whoever makes a token chooses it. */
export const oddKid = rule({
  code: 'odd-kid',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 7515 §4.1.4', 'RFC 8725 §3.10'],
  judge: ({ token: { header } }) =>
    ODD.test(stringMember(header, 'kid') ?? '') ? { evidence: [headerSeen(header, 'kid')] } : null,
});
