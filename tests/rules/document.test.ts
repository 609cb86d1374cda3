import { expect, test } from 'vitest';
import { RULES } from '../../lib/judge/rules.ts';
import { CHECKS } from './checks.ts';
import { rulesDocument } from './document.ts';

test('the registry is what docs/rules.md says', async () => {
  await expect(rulesDocument()).toMatchFileSnapshot('../../docs/rules.md');
});

test('every rule answers a check', () => {
  const answering = Object.values(CHECKS)
    .flat()
    .flatMap(({ rules = [] }) => rules);
  expect(RULES.map(({ code }) => code).filter((code) => !answering.includes(code))).toEqual([]);
});
