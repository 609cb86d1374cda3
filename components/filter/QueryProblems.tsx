import { corrected } from '../../lib/view/query/problem.ts';
import type { Query } from '../../lib/view/query/query.ts';
import { problemWords } from '../../lib/view/query/query-words.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import css from './FilterBox.module.css';

interface QueryProblemsProps {
  readonly query: Query;
  /** Called with the query as it was most likely meant. */
  readonly onCorrect: (text: string) => void;
}

/** What of a query was not understood, each with what corrects it. */
export function QueryProblems({ query, onCorrect }: QueryProblemsProps) {
  return query.problems.map((problem) => (
    <p key={problem.start} class={css['problem']}>
      <span>{problemWords(problem)}</span>
      {problem.meant === null ? null : (
        <>
          <span>{say('filter_did_you_mean', { meant: problem.meant })}</span>
          <Button look="link" onClick={() => onCorrect(corrected(query.text, problem))}>
            {say('filter_use', { meant: problem.meant })}
          </Button>
        </>
      )}
    </p>
  ));
}

/** The same for the list, where the box does not say it. */
export function QueryProblemsAgain(props: QueryProblemsProps) {
  return (
    <div class={css['again']}>
      <QueryProblems {...props} />
    </div>
  );
}

/** The same as one text to be read aloud; empty where all was understood. */
export function problemsText({ problems }: Query): string {
  return problems
    .map((problem) =>
      problem.meant === null
        ? problemWords(problem)
        : `${problemWords(problem)} ${say('filter_did_you_mean', { meant: problem.meant })}`,
    )
    .join(' ');
}
