import { stringifyJson } from '../../jose/json-text.ts';
import { member } from '../../jose/members.ts';
import { claimSeen, found, headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** RFC 7519 §5.3: claims that stand in the header too must be the same there. */
export const headerCopyDiffers = rule({
  code: 'header-copy-differs',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7519 §5.3'],
  judge: ({ token: { header }, claims }) => {
    if (claims === null) return null;
    const other = ['iss', 'sub', 'aud'].filter((name) => {
      const copy = member(header, name);
      const claim = copy && member(claims, name);
      return copy && claim && stringifyJson(copy) !== stringifyJson(claim);
    });
    return found(other.flatMap((name) => [headerSeen(header, name), claimSeen(claims, name)]));
  },
});
