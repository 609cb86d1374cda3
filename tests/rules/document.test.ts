import { expect, test } from 'vitest';
import { rulesDocument } from './document.ts';

test('the registry is what docs/rules.md says', async () => {
  await expect(rulesDocument()).toMatchFileSnapshot('../../docs/rules.md');
});
