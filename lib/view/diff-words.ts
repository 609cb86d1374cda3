import { say } from '../words/say.ts';
import type { Diff, DiffRow } from './claims-diff.ts';
import { coarseDuration } from './duration.ts';

/** What became of a member. */
export type Change = 'added' | 'removed' | 'changed' | 'same';

export function changeOf({ before, after }: DiffRow): Change {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** Signs as `diff` has them, the same in every language. */
export const SIGNS: Readonly<Record<Change, string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  same: ' ',
};

/** What is said of a change behind its values: "5 min later"; empty for what is no date. */
export function changeWords({ moved }: DiffRow): string {
  if (moved === null) return '';
  const span = coarseDuration(moved);
  return moved > 0 ? say('diff_later', { span }) : say('diff_earlier', { span });
}

/** All changes as text, a line each. */
export function diffText({ changed }: Diff): string {
  return changed
    .map((row) => {
      const { part, path, occurrence, before, after } = row;
      const name = `${part} ${path}${occurrence > 1 ? ` (${occurrence})` : ''}`;
      const values = [before, after].filter((value) => value !== null).join(' → ');
      const words = changeWords(row);
      return `${SIGNS[changeOf(row)]} ${name}: ${values}${words === '' ? '' : ` (${words})`}`;
    })
    .join('\n');
}
