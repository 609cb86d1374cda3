import type { RefObject } from 'preact';
import { NO_FILTER } from '../../lib/view/filter.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { QueryProblemsAgain } from '../filter/QueryProblems.tsx';
import { Button } from '../primitives/Button.tsx';
import { Message } from './EmptyState.tsx';
import { useStore } from './store-context.ts';

/** The list is empty because of the filter, which may have been meant otherwise. */
export function FilteredOut({
  focusAfter,
}: {
  readonly focusAfter: RefObject<HTMLElement | null>;
}) {
  const { rows, scoped } = useStore();
  return (
    <Message title={sayCounted('empty_filter_hides', scoped.value.length)} focusAfter={focusAfter}>
      <QueryProblemsAgain
        query={rows.query.value}
        onCorrect={(text) => {
          rows.filter.value = { ...rows.filter.value, text };
        }}
      />
      <Button
        onClick={() => {
          rows.filter.value = NO_FILTER;
        }}
      >
        {say('empty_clear_filter')}
      </Button>
    </Message>
  );
}
