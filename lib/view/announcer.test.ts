import { describe, expect, test } from 'vitest';
import { createAnnouncer } from './announcer.ts';

/** Time that passes when told. */
function createTimer() {
  let pending: (() => void) | null = null;
  return {
    later: (callback: () => void) => {
      pending = callback;
      return () => {
        pending = null;
      };
    },
    pass() {
      const callback = pending;
      pending = null;
      callback?.();
    },
    isRunning: () => pending !== null,
  };
}

describe('the announcer', () => {
  test('speaks at once after silence', () => {
    const announcer = createAnnouncer(createTimer().later);
    announcer.say('Claims copied.');
    expect(announcer.text.value).toBe('Claims copied.');
  });

  test('says of many sentences in a row the first and the last', () => {
    const timer = createTimer();
    const announcer = createAnnouncer(timer.later);
    for (const sentence of ['one', 'two', 'three']) announcer.say(sentence);
    expect(announcer.text.value).toBe('one');
    timer.pass();
    expect(announcer.text.value).toBe('three');
    timer.pass();
    expect(timer.isRunning()).toBe(false);
  });

  test('can be heard saying the same again', () => {
    const timer = createTimer();
    const announcer = createAnnouncer(timer.later);
    announcer.say('copied');
    timer.pass();
    const before = announcer.text.value;
    announcer.say('copied');
    expect(announcer.text.value).not.toBe(before);
    expect(announcer.text.value.trim()).toBe('copied');
  });

  test('falls silent when closed', () => {
    const timer = createTimer();
    const announcer = createAnnouncer(timer.later);
    announcer.say('one');
    announcer.close();
    expect(timer.isRunning()).toBe(false);
  });
});
