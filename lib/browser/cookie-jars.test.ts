import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { cookie } from '../../tests/support/messages.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import type { CookieMessage } from '../scan/message.ts';
import { CookieJars } from './cookie-jars.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Cookie jars, and what is told of them as long as the lists of sites leave it. */
class Jars {
  readonly store = new MemoryStore();
  readonly told: string[] = [];
  held: readonly CookieMessage[] = [];
  isWatched: (cookie: CookieMessage) => boolean = () => true;
  readings = 0;
  isBroken = false;
  jars = this.start();

  start(): CookieJars {
    const jars = new CookieJars({
      store: this.store,
      read: async () => {
        this.readings++;
        if (this.isBroken) throw new Error('The jars cannot be read.');
        return this.held;
      },
      stored: async () => undefined,
    });
    jars.load(structuredClone(this.store.rows));
    return jars;
  }

  /** The worker is stopped, and another one starts. */
  stop(): void {
    this.jars = this.start();
  }

  /** A cookie announces itself, or is read. */
  tell = (each: CookieMessage): void => {
    if (!this.isWatched(each)) return;
    this.told.push(`${each.domain} ${each.name}=${each.value}`);
    this.jars.note(each);
  };

  read(): Promise<void> {
    return this.jars.readOnce(this.tell);
  }
}

const one = (domain: string, value: string): CookieMessage =>
  cookie({ domain, name: 'session', value });

test('a cookie that just announced itself is not told again by a later worker, if that was foreseen', async () => {
  const jars = new Jars();
  await jars.read();
  const fresh = one('a.example', 'fresh');
  jars.tell(fresh);
  await jars.jars.keep();
  jars.stop();
  jars.held = [fresh];
  jars.jars.widen();
  await jars.read();
  expect(jars.told).toEqual(['a.example session=fresh']);
});

test('the jars are read once, also by a later worker', async () => {
  const jars = new Jars();
  jars.held = [one('a.example', '1')];
  await jars.read();
  await jars.read();
  jars.stop();
  await jars.read();
  expect(jars.told).toEqual(['a.example session=1']);
  expect(jars.readings).toBe(1);
});

test('what could not be seen is told when it can, and what was told is not told again', async () => {
  const jars = new Jars();
  jars.held = [one('a.example', '1'), one('b.example', '2')];
  jars.isWatched = ({ domain }) => domain === 'a.example';
  await jars.read();
  expect(jars.told).toEqual(['a.example session=1']);
  jars.isWatched = () => true;
  jars.stop();
  jars.jars.widen();
  await jars.read();
  expect(jars.told).toEqual(['a.example session=1', 'b.example session=2']);
});

test('a cookie that announced itself is not told again, not even by a later worker', async () => {
  const jars = new Jars();
  await jars.read();
  jars.held = [one('a.example', '1')];
  jars.tell(one('a.example', '1'));
  jars.jars.widen();
  await jars.read();
  await vi.advanceTimersByTimeAsync(10_000);
  jars.stop();
  jars.jars.widen();
  await jars.read();
  expect(jars.told).toEqual(['a.example session=1']);
  expect(jars.readings).toBe(3);
});

test('another value, another jar and another partition are other cookies', async () => {
  const jars = new Jars();
  const first = one('a.example', '1');
  jars.held = [first];
  await jars.read();
  jars.held = [
    first,
    { ...first, value: '2' },
    { ...first, store: 'firefox-container-1' },
    { ...first, partition: 'https://top.example' },
  ];
  jars.jars.widen();
  await jars.read();
  expect(jars.told).toHaveLength(4);
});

test('jars that could not be read are read at the next occasion', async () => {
  const jars = new Jars();
  jars.held = [one('a.example', '1')];
  jars.isBroken = true;
  await jars.read();
  jars.isBroken = false;
  await jars.read();
  expect(jars.told).toEqual(['a.example session=1']);
});

test('access that comes in the middle of a reading makes for another', async () => {
  const jars = new Jars();
  const reading = jars.read();
  jars.held = [one('a.example', '1')];
  jars.jars.widen();
  await Promise.all([reading, jars.read()]);
  expect(jars.readings).toBe(2);
  jars.stop();
  await jars.read();
  expect(jars.readings).toBe(2);
});

test('a worker that is stopped before it could read again leaves that to the next', async () => {
  const jars = new Jars();
  await jars.read();
  jars.jars.widen();
  await settled();
  jars.stop();
  await jars.read();
  expect(jars.readings).toBe(2);
});

test('no value can be read out of what is remembered', async () => {
  const jars = new Jars();
  jars.held = [one('a.example', 'secret')];
  await jars.read();
  expect(JSON.stringify(jars.store.rows)).not.toContain('secret');
});
