// A command line as the words that its program is given, as a POSIX shell or Windows' cmd.exe makes
// them. Only what quoting and escaping do is done: nothing is looked up, nothing is run.
import { CmdReader } from './cmd-words.ts';
import type { ShellLine } from './command-words.ts';
import { PosixReader } from './posix-words.ts';

/** Splits a command line, which may go over several lines and hold several commands. Total and linear. */
export function shellWords(text: string): ShellLine {
  return isForCmd(text) ? new CmdReader(text).read() : new PosixReader(text).read();
}

/** In cmd.exe a caret takes away a character's meaning, at the end of a line that of the line feed. */
function isForCmd(text: string): boolean {
  return /\^["\r\n]/.test(text) && !/\\\r?\n/.test(text);
}
