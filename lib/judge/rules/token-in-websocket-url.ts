import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Scripts cannot add fields to the request that opens a WebSocket, so many have no better way yet. */
export const tokenInWebsocketUrl = rule({
  code: 'token-in-websocket-url',
  severity: 'note',
  needs: 'record',
  source: ['RFC 6750 §5.3'],
  kinds: ['access', 'refresh'],
  judge: (subject) => found(placesSeen(placesOf(subject, ['websocket-url']))),
});
