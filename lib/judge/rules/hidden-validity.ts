import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const hiddenValidity = rule({
  code: 'hidden-validity',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 9901 §9.7'],
  forms: ['sd-jwt'],
  judge: ({ token, claims }) => {
    if (claims === null) return null;
    const { disclosures = [] } = token.sdJwt ?? {};
    const hidden = DATES.filter((name) => disclosures.some(({ path }) => path === `$.${name}`));
    return found(hidden.map((name) => claimSeen(claims, name)));
  },
});

/** A verifier that is not shown them cannot know that the token has ended. */
const DATES = ['exp', 'nbf'];
