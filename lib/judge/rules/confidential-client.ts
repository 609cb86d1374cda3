import type { TokenId } from '../../ledger/record.ts';
import type { Neighbourhood } from '../finding.ts';

/**
 * Whether a client has proved who it is by something among the tokens that were sent: its secret, or an
 * assertion that it has signed (RFC 7523 §2.2).
 */
export function isConfidential(sent: readonly TokenId[], around: Neighbourhood): boolean {
  return sent.some((id) => {
    const other = around.get(id);
    return (
      other?.kind === 'client-assertion' || other?.token.recognition?.family === 'client-secret'
    );
  });
}
