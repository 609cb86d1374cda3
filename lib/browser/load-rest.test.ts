import { afterEach, expect, test, vi } from 'vitest';

const OFFERED = Symbol('rest');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
  Reflect.deleteProperty(globalThis, 'bearerscopeRest');
});

/** The loader as a worker has it that has just begun, and the scripts that it asks for. */
async function begun(load: (times: number) => void) {
  const importScripts = vi.fn(() => load(importScripts.mock.calls.length));
  vi.stubGlobal('importScripts', importScripts);
  const { rest } = await import('./load-rest.ts');
  return { rest, importScripts };
}

function offer(): void {
  Reflect.set(globalThis, 'bearerscopeRest', OFFERED);
}

test('the second script is loaded once, whoever asks for it', async () => {
  const { rest, importScripts } = await begun(offer);
  expect(await Promise.all([rest(), rest()])).toEqual([OFFERED, OFFERED]);
  expect(await rest()).toBe(OFFERED);
  expect(importScripts).toHaveBeenCalledTimes(1);
});

test('a load that failed is forgotten, and tried again for the next who asks', async () => {
  const { rest, importScripts } = await begun((times) => {
    if (times === 1) throw new Error('NetworkError');
    if (times === 3) offer();
  });
  await expect(rest()).rejects.toThrow('NetworkError');
  await expect(rest()).rejects.toThrow('is not there');
  expect(await rest()).toBe(OFFERED);
  expect(importScripts).toHaveBeenCalledTimes(3);
});
