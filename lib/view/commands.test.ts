import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { entry } from '../../tests/support/entries.ts';
import { FIRST_STATE } from '../feed/feed-state.ts';
import { createCommands } from './commands.ts';

interface Answers {
  readonly connected?: boolean;
  readonly paused?: boolean;
  readonly cleared?: number | null;
  readonly undone?: number | null;
}

/** Commands of a view of two tokens, and what it says. */
function given({ connected = true, paused = true, cleared = 2, undone = 2 }: Answers) {
  const said: string[] = [];
  const lostUndo = signal(0);
  const commands = createCommands({
    client: {
      pause: () => Promise.resolve(paused),
      clear: () => Promise.resolve(cleared),
      undoClear: () => Promise.resolve(undone),
      remind: () => Promise.resolve(paused),
    },
    feed: signal({ ...FIRST_STATE, connected }),
    scoped: signal([entry({ sub: 'ada' }), entry({ sub: 'eve' })]),
    now: signal(0),
    lostUndo,
    read: () => 0,
    announcer: { say: (sentence) => said.push(sentence) },
    tell: (tone, text) => said.push(`${tone}: ${text}`),
  });
  return { commands, said, lostUndo };
}

/** Everything in turn, as a person does it. */
async function doAll(answers: Answers): Promise<readonly string[]> {
  const { commands, said } = given(answers);
  const act = async (what: () => void): Promise<void> => {
    what();
    await Promise.resolve();
    await Promise.resolve();
  };
  await act(() => commands.pause(true));
  await act(() => commands.pause(false));
  await act(commands.clear);
  expect(commands.undoable.value).toBe(answers.cleared === null ? 0 : 2);
  await act(commands.undoClear);
  expect(commands.undoable.value).toBe(0);
  return said;
}

test('what is done is seen; only what cannot be seen is said', async () => {
  expect(await doAll({})).toEqual(['Paused.', 'Watching.']);
});

test('what waits for a connection is said to wait', async () => {
  expect(await doAll({ connected: false })).toEqual([
    'done: No connection. Watching pauses when there is one.',
    'done: No connection. Watching resumes when there is one.',
    'done: No connection. The tokens are cleared when there is one.',
    'done: No connection. The tokens are brought back when there is one.',
  ]);
});

test('what can never be done is said to have failed', async () => {
  const said = await doAll({ paused: false, cleared: null, undone: null });
  expect(said.filter((sentence) => sentence.startsWith('failed'))).toEqual([
    'failed: Not paused: the extension was reloaded.',
    'failed: Not resumed: the extension was reloaded.',
    'failed: Not cleared: the extension was reloaded.',
  ]);
  expect((await doAll({ undone: null })).at(-1)).toBe(
    'failed: Nothing brought back: the extension was reloaded.',
  );
});

test('an undo that comes too late for the background is said to have failed', async () => {
  expect((await doAll({ undone: 0 })).at(-1)).toBe(
    'failed: Nothing brought back: the background was restarted since.',
  );
});

test('an undo after its time asks for nothing', async () => {
  const { commands, said } = given({ undone: null });
  commands.undoClear();
  await Promise.resolve();
  expect(said).toEqual([]);
});

test('what was cleared of an import that was closed since is not offered to be brought back', () => {
  const { commands, lostUndo } = given({});
  commands.clear();
  expect(commands.undoable.value).toBe(2);
  lostUndo.value++;
  expect(commands.undoable.value).toBe(0);
});
