import type { TokenId } from '../../ledger/record.ts';
import type { Neighbourhood } from '../finding.ts';

/** Whether a client's secret is among the tokens that were sent. */
export function hasSecret(sent: readonly TokenId[], around: Neighbourhood): boolean {
  return sent.some((id) => around.get(id)?.token.recognition?.family === 'client-secret');
}
