import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { VerificationKey } from '../../judge/verify/key.ts';
import type { Verification, VerifyOptions } from '../../judge/verify/verification.ts';
import type { TokenId } from '../../ledger/record.ts';
import { decodeToken } from '../../token/decode.ts';
import type { Entry } from '../entry.ts';
import { createAnswers } from './answers.ts';

const token = decodeToken('eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.AAAA');
if (token === null) throw new Error('The token was not decoded.');
const entry = { id: 'one' as TokenId, token } as Entry;

function setUp(entries: readonly Entry[] = [entry]) {
  const keys = signal<readonly VerificationKey[]>([]);
  const tokens = signal<ReadonlyMap<TokenId, unknown>>(
    new Map(entries.map(({ id }) => [id, null])),
  );
  const asked: (readonly VerificationKey[])[] = [];
  const options: VerifyOptions[] = [];
  const waiting: Promise<void>[] = [];
  let loads = 0;
  const answers = createAnswers({
    load: async () => {
      loads++;
      return async (about, used, told): Promise<Verification> => {
        asked.push(used);
        options.push(told);
        await waiting.shift();
        return { token: about, signature: { state: 'unsigned', why: 'empty' } };
      };
    },
    keys,
    tokens,
    circumstances: async () => ({}),
    read: () => 0,
  });
  return { keys, tokens, asked, options, waiting, answers, loads: () => loads };
}

test('nothing is loaded before somebody asks', () => {
  const { answers, loads } = setUp();
  expect(answers.of(entry)).toEqual({ state: 'unasked' });
  expect(loads()).toBe(0);
});

test('an answer is kept for the keys that gave it', async () => {
  const { answers, keys, asked } = setUp();
  await answers.ask(entry);
  await answers.ask(entry);
  expect(asked).toHaveLength(1);
  expect(answers.of(entry).state).toBe('told');
  keys.value = [{} as VerificationKey];
  expect(answers.of(entry).state).not.toBe('told');
  await answers.ask(entry);
  expect(asked.at(-1)).toBe(keys.value);
});

test('what was told is told anew with other keys, without anybody asking', async () => {
  const { answers, keys, asked } = setUp();
  keys.value = [{} as VerificationKey];
  expect(asked).toEqual([]);
  await answers.ask(entry);
  keys.value = [];
  await vi.waitFor(() => expect(answers.of(entry).state).toBe('told'));
  expect(asked.at(-1)).toBe(keys.value);
  expect(asked).toHaveLength(2);
});

test('keys that come while one is worked out are asked as well', async () => {
  const { answers, keys, asked } = setUp();
  const asking = answers.ask(entry);
  keys.value = [{} as VerificationKey];
  expect((await asking).state).toBe('told');
  expect(asked).toHaveLength(2);
  expect(answers.of(entry).state).toBe('told');
});

test('a token that is forgotten takes its answer along', async () => {
  const { answers, tokens } = setUp();
  await answers.ask(entry);
  tokens.value = new Map();
  expect(answers.of(entry)).toEqual({ state: 'unasked' });
});

test('what cannot be loaded is said', async () => {
  const answers = createAnswers({
    load: () => Promise.reject(new Error('gone')),
    keys: signal([]),
    tokens: signal(new Map([[entry.id, null]])),
    circumstances: async () => ({}),
    read: () => 0,
  });
  expect(await answers.ask(entry)).toEqual({ state: 'unavailable' });
});

test('what throws is said, and can be asked again', async () => {
  let isBroken = true;
  const answers = createAnswers({
    load: async () => async (about) => ({
      token: about,
      signature: { state: 'unsigned', why: 'empty' },
    }),
    keys: signal([]),
    tokens: signal(new Map([[entry.id, null]])),
    circumstances: async () => {
      if (isBroken) throw new Error('The background is gone.');
      return {};
    },
    read: () => 0,
  });
  expect(await answers.ask(entry)).toEqual({ state: 'failed' });
  expect(answers.of(entry)).toEqual({ state: 'failed' });
  isBroken = false;
  expect((await answers.ask(entry)).state).toBe('told');
});

test('few iterations are calculated unasked, and as many as a person allows when asked', async () => {
  const { answers, options } = setUp();
  await answers.ask(entry);
  await answers.stretch(entry, 5_000_000);
  expect(
    options.map(({ totalIterations, mostIterations }) => [totalIterations, mostIterations]),
  ).toEqual([
    [10_000, undefined],
    [undefined, 5_000_000],
  ]);
});

test('what is cancelled leaves what was known before', async () => {
  const { answers, options, waiting } = setUp();
  await answers.ask(entry);
  const before = answers.of(entry);
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.push(promise);
  const asking = answers.stretch(entry, 5_000_000);
  const running = answers.of(entry);
  if (running.state !== 'running') throw new Error('It is not running.');
  running.cancel();
  expect(answers.of(entry)).toBe(before);
  resolve();
  expect(await asking).toBe(before);
  expect(answers.of(entry)).toBe(before);
  expect(options.at(-1)?.signal?.aborted).toBe(true);
});

test('what a person allowed once is calculated with other keys too', async () => {
  const { answers, keys, options } = setUp();
  await answers.ask(entry);
  await answers.stretch(entry, 5_000_000);
  keys.value = [{} as VerificationKey];
  await vi.waitFor(() => expect(answers.of(entry).state).toBe('told'));
  expect(options.at(-1)?.mostIterations).toBe(5_000_000);
});

test('what was cancelled is not calculated with other keys', async () => {
  const { answers, keys, options, waiting } = setUp();
  await answers.ask(entry);
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.push(promise);
  const asking = answers.stretch(entry, 5_000_000);
  const running = answers.of(entry);
  if (running.state !== 'running') throw new Error('It is not running.');
  running.cancel();
  keys.value = [{} as VerificationKey];
  await vi.waitFor(() => expect(answers.of(entry).state).toBe('told'));
  expect(options.at(-1)?.totalIterations).toBe(10_000);
  resolve();
  expect((await asking).state).toBe('told');
});

test('other keys end what is calculated; it is begun anew with them, and can be cancelled', async () => {
  const { answers, keys, options, waiting } = setUp();
  await answers.ask(entry);
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  waiting.push(first.promise, second.promise);
  const asking = answers.stretch(entry, 5_000_000);
  await vi.waitFor(() => expect(options).toHaveLength(2));
  keys.value = [{} as VerificationKey];
  expect(options[1]?.signal?.aborted).toBe(true);
  await vi.waitFor(() => expect(options).toHaveLength(3));
  expect(options[2]?.mostIterations).toBe(5_000_000);
  const running = answers.of(entry);
  if (running.state !== 'running') throw new Error('It is not running.');
  running.cancel();
  expect(options[2]?.signal?.aborted).toBe(true);
  await vi.waitFor(() => expect(answers.of(entry).state).toBe('told'));
  expect(options.at(-1)?.totalIterations).toBe(10_000);
  first.resolve();
  second.resolve();
  expect(await asking).toBe(answers.of(entry));
});

test('what is cleared while it is told anew does not come back', async () => {
  const entries = ['one', 'two', 'three'].map((id) => ({ id: id as TokenId, token }) as Entry);
  const { answers, keys, tokens, asked, waiting } = setUp(entries);
  for (const one of entries) await answers.ask(one);
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.push(promise);
  keys.value = [{} as VerificationKey];
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  tokens.value = new Map();
  resolve();
  await vi.waitFor(async () => {
    await Promise.resolve();
    expect(entries.map((one) => answers.of(one).state)).toEqual(['unasked', 'unasked', 'unasked']);
  });
  const [, , third] = entries;
  if (third === undefined) throw new Error('There are three.');
  expect(await answers.ask(third)).toEqual({ state: 'unasked' });
  expect(answers.of(third)).toEqual({ state: 'unasked' });
  expect(asked).toHaveLength(4);
});

test('content that was given holds with other keys too, until it is taken back', async () => {
  const { answers, keys, options } = setUp();
  const content = new Uint8Array([1]);
  expect(answers.contentOf(entry)).toEqual([]);
  await answers.give(entry, [content]);
  expect(answers.contentOf(entry)).toEqual([content]);
  keys.value = [{} as VerificationKey];
  await answers.ask(entry);
  await answers.stretch(entry, 5);
  expect(options.map(({ detachedContent }) => detachedContent)).toEqual([
    content,
    content,
    content,
  ]);
  expect(options.at(-1)).toMatchObject({ mostIterations: 5 });
  await answers.give(entry, []);
  expect(answers.contentOf(entry)).toEqual([]);
  expect(options.at(-1)).not.toHaveProperty('detachedContent');
});

test('content outlives its answer, and goes with its token', async () => {
  const others = Array.from(
    { length: 250 },
    (_, n): Entry => ({ ...entry, id: `t${n}` as TokenId }),
  );
  const { answers, tokens } = setUp([entry, ...others]);
  await answers.give(entry, [new Uint8Array([1])]);
  for (const other of others) await answers.ask(other);
  expect(answers.of(entry).state).toBe('unasked');
  expect(answers.contentOf(entry)).toHaveLength(1);
  tokens.value = new Map();
  expect(answers.contentOf(entry)).toEqual([]);
});
