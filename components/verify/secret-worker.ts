// The worker that tries the well-known secrets on a token, or looks for secrets among them. The list is packed into it, so that it is loaded
// when somebody asks for a trial and not before, and nothing needs to be fetched.
import { closeNetwork } from '../../lib/http/no-network.ts';
import { findSecret } from '../../lib/judge/verify/secrets.ts';
import { wellKnownAmong } from '../../lib/judge/verify/well-known.ts';
import list from '../../lib/judge/verify/well-known-secrets/secrets.txt?raw';
import type { SecretOrder, SecretReport } from './secret-trial.ts';

closeNetwork(self);

const secrets = list.trimEnd().split('\n');

function report(message: SecretReport): void {
  self.postMessage(message);
}

self.addEventListener('message', async ({ data }: MessageEvent<SecretOrder>) => {
  if (data.type === 'compare') {
    return report({ type: 'compared', known: wellKnownAmong(data.secrets, secrets) });
  }
  const answer = await findSecret(data.target, data.inToken, secrets, {
    // Whoever stops a trial ends the worker.
    signal: { aborted: false },
    onProgress: (tried) => report({ type: 'progress', tried, of: secrets.length }),
    turn: () => Promise.resolve(),
  });
  report({ type: 'answer', answer });
});
