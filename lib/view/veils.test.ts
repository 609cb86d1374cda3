import { beforeEach, expect, test, vi } from 'vitest';
import { hasHidden } from './hidden-text.ts';

// What is loaded stays so: each test begins with modules of its own.
beforeEach(() => vi.resetModules());

test('where nothing is to be hidden nothing is loaded, and nothing hidden', async () => {
  const { veilFor } = await import('./veils.ts');
  expect(veilFor('nothing').text('ada@shop.example')).toBe('ada@shop.example');
});

test('until it is known what to hide, all is', async () => {
  const { veilFor } = await import('./veils.ts');
  const veil = veilFor('tokens');
  expect(veil.text('hello')).not.toContain('hello');
  expect(hasHidden(veil.text('hello'))).toBe(true);
  expect(veil.url('https://shop.example/')).not.toContain('shop');
  expect(JSON.stringify(veil.json({ type: 'string', value: 'hello' }))).not.toContain('hello');
  expect(JSON.stringify(veil.member('a', { type: 'string', value: 'hello' }))).not.toContain(
    'hello',
  );
  for (const write of [veil.secret, veil.content]) expect(write('hello')).not.toContain('hello');
  expect(veil.at('$.a', 'hello')).not.toContain('hello');
});

test('then only what was chosen is', async () => {
  const { loadVeils, veilFor } = await import('./veils.ts');
  await loadVeils();
  expect(veilFor('tokens').text('hello')).toBe('hello');
  expect(hasHidden(veilFor('tokens').secret('c2VjcmV0c2VjcmV0c2VjcmV0'))).toBe(true);
});
