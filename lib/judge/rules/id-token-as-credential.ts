import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Some gateways want it so, which is why this is no more than a note. */
export const idTokenAsCredential = rule({
  code: 'id-token-as-credential',
  severity: 'note',
  needs: 'record',
  source: ['OpenID Connect Core 1.0 §2', 'RFC 9068 §4'],
  kinds: ['id'],
  judge: (subject) => {
    const fields = placesOf(subject, ['request-header']);
    return found(placesSeen(fields.filter(({ field }) => /^authorization$/i.test(field))));
  },
});
