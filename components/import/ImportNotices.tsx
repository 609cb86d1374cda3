import type { RefObject } from 'preact';
import { MOST_PROBLEMS } from '../../lib/import/problem.ts';
import type { ImportReport } from '../../lib/import/session-messages.ts';
import { number, say, sayCounted } from '../../lib/words/say.ts';
import { CloseImport } from '../app/CloseImport.tsx';
import strip from '../app/Strip.module.css';
import { Strip } from '../app/Strip.tsx';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { DamagedToken } from './DamagedToken.tsx';
import type { Desk, Reading } from './desk.ts';
import css from './ImportNotices.module.css';
import {
  megabytes,
  nameWords,
  nothingHint,
  problemSentence,
  reportSentence,
  shareWords,
  unitWords,
} from './import-words.ts';

interface ImportNoticesProps {
  readonly desk: Desk;
  /** Where the focus goes when what it was on goes away. */
  readonly focusAfter: RefObject<HTMLElement | null>;
}

/** Reports of more imports than this are not worth the room. */
const MOST_REPORTS = 3;

/** How far an import has come, and what came of the latest ones until it is put away. */
export function ImportNotices({ desk, focusAfter }: ImportNoticesProps) {
  const [reading, ...waiting] = desk.readings.value;
  return (
    <>
      {reading ? (
        <Strip label={say('import_dialog')} icon="import" tone="done" focusAfter={focusAfter}>
          <Progress reading={reading} waiting={waiting.length} />
          <Button onClick={desk.cancel}>{say('import_cancel')}</Button>
        </Strip>
      ) : null}
      {desk.reports.value.slice(0, MOST_REPORTS).map((report) => (
        <Report key={report.id} report={report} desk={desk} focusAfter={focusAfter} />
      ))}
    </>
  );
}

function Progress({ reading, waiting }: { readonly reading: Reading; readonly waiting: number }) {
  const { name, progress } = reading;
  const { done = 0, size = 1, form = 'text', units = 0, tokens = 0 } = progress ?? {};
  const read = unitWords(form, units);
  return (
    <div class={css['progress']}>
      <span class={css['name']}>
        <SafeText>{say('import_reading', { name: nameWords(name, form) })}</SafeText>
      </span>
      <progress
        class={css['bar']}
        aria-label={say('import_progress_label')}
        max={size}
        {...(progress === null ? {} : { value: done })}
      />
      {progress === null ? null : (
        <span class={css['facts']}>
          {[
            shareWords(done / Math.max(1, size)),
            say('import_megabytes', { done: megabytes(done), size: megabytes(size) }),
            ...(read === null || units === 0 ? [] : [read]),
            sayCounted('import_tokens', tokens),
            ...(waiting === 0 ? [] : [sayCounted('import_waiting', waiting)]),
          ].join(' · ')}
        </span>
      )}
    </div>
  );
}

interface ReportProps extends ImportNoticesProps {
  readonly report: ImportReport;
}

function Report({ report, desk, focusAfter }: ReportProps) {
  const { problems, tokens, outcome, damaged } = report;
  const isFine = tokens > 0 && outcome === 'read' && problems.count === 0;
  const hint = nothingHint(report);
  return (
    <Strip
      label={say('import_dialog')}
      icon={isFine ? 'check' : 'notice'}
      tone={isFine ? 'done' : 'warning'}
      focusAfter={focusAfter}
    >
      <div class={strip['text']}>
        <p>
          <SafeText>{reportSentence(report)}</SafeText>
          {hint === null ? null : ` ${hint}`}
        </p>
        {damaged === null ? null : <DamagedToken text={damaged} />}
        {problems.count > 0 ? <ProblemList report={report} /> : null}
      </div>
      <div class={strip['actions']}>
        {desk.reports.value[0] === report ? <CloseImport /> : null}
        <Button
          look="quiet"
          aria-label={say('import_dismiss')}
          title={say('import_dismiss')}
          onClick={() => {
            desk.reports.value = desk.reports.value.filter((one) => one !== report);
          }}
        >
          <Icon name="remove" />
        </Button>
      </div>
    </Strip>
  );
}

function ProblemList({ report }: { readonly report: ImportReport }) {
  const { first, count } = report.problems;
  const more = count - first.length;
  return (
    <details class={css['problems']} open={count <= FEW}>
      <summary>{sayCounted('import_problems', count)}</summary>
      {/* A list that scrolls can be reached by keyboard. */}
      <ul class={css['list']} aria-label={say('import_problems_label')} tabIndex={0}>
        {first.slice(0, MOST_PROBLEMS).map((problem, index) => (
          <li key={index}>
            <SafeText>{problemSentence(problem)}</SafeText>
          </li>
        ))}
        {more > 0 ? <li>{say('import_problems_more', { count: number(more) })}</li> : null}
      </ul>
    </details>
  );
}

const FEW = 3;
