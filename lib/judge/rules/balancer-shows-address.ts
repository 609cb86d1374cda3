import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const balancerShowsAddress = rule({
  code: 'balancer-shows-address',
  severity: 'note',
  needs: 'record',
  source: ['F5 K6917'],
  judge: ({ token: { recognition }, claims }) =>
    recognition?.family === 'f5-big-ip' && claims !== null
      ? found([claimSeen(claims, 'address'), claimSeen(claims, 'port')])
      : null,
});
