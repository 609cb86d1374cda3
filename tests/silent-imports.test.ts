// A language is chosen when a page opens, after its modules were loaded: what a module said while it
// was loaded would be a bare key for good.
import { afterAll, expect, test, vi } from 'vitest';
import { speakEnglish } from '../scripts/speak.ts';
import { shippedSources } from './support/sources.ts';

afterAll(speakEnglish);

/** All but what needs the extension's or a worker's own surroundings. */
const LOADED = /^(lib|components)\/.*\.tsx?$/;
const ELSEWHERE = /^lib\/browser\/|-worker\.ts$|\.d\.ts$/;

test('no module says anything while it is loaded', async () => {
  const modules = shippedSources().filter(({ path }) => LOADED.test(path) && !ELSEWHERE.test(path));
  expect(modules.length).toBeGreaterThan(200);
  vi.resetModules();
  const { speak } = await import('../lib/words/say.ts');
  const asked: string[] = [];
  let loading = '';
  speak({
    message: (key) => {
      asked.push(`${key} is said while ${loading} is loaded.`);
      return '';
    },
    locale: 'en',
  });
  for (const { path } of modules) {
    loading = path;
    const address = `../${path}`;
    await import(/* @vite-ignore */ address);
  }
  expect(asked).toEqual([]);
}, 60_000);
