// Why something gives no key, and what to give instead: a text for every code.
import type { KeyProblem } from '../../judge/verify/key-reading.ts';
import { keyPart, number, say } from '../../words/say.ts';
import { plainValues } from './values.ts';

export interface KeyProblemWords {
  /** What is wrong, with its line where there are several. */
  readonly sentence: string;
  readonly fix: string;
}

/** A problem in words. Total: every code has its texts. */
export function keyProblemWords(problem: KeyProblem): KeyProblemWords {
  const values = plainValues(problem);
  const sentence = say(`key_problem_${keyPart(problem.code)}`, values);
  return {
    sentence:
      problem.line > 1 ? say('use_key_line', { line: number(problem.line), sentence }) : sentence,
    fix: say(`key_problem_${keyPart(problem.code)}_fix`, values),
  };
}
