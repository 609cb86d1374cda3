import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verificationDocument } from './document.ts';

const PAGE = join(import.meta.dirname, '../../docs/verification.md');

test('the examples of the RFCs are answered as docs/verification.md says', async () => {
  await expect(await verificationDocument(PAGE)).toMatchFileSnapshot(PAGE);
});
