import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { inOrderOfBirth } from '../../lib/judge/lineage.ts';
import { type Succession, successions } from '../../lib/judge/succession.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import { atMoment } from '../../lib/view/date.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { lifeFacts, lineName } from '../../lib/view/history-words.ts';
import { cameSentence } from '../../lib/view/succession-words.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { ClaimsDiff } from './ClaimsDiff.tsx';
import css from './HistoryTab.module.css';

/** The tokens of the same line as this one, oldest first, this one among them. */
export function lineageOf(entry: Entry, all: readonly Entry[]): readonly Entry[] {
  const line = all.filter((other) => other.line === entry.line);
  const byId = new Map(line.map((other) => [other.id, other]));
  return inOrderOfBirth(line).flatMap(({ record }) => byId.get(record.id) ?? []);
}

/** Others are laid out when they are asked for: a day of refreshes makes hundreds. */
const SHOWN = 50;
const MORE = 200;

/** Which tokens led to this one and followed it, and what changed between any two of them. */
export function HistoryTab({
  entry,
  line,
}: {
  readonly entry: Entry;
  readonly line: readonly Entry[];
}) {
  const older = useSignal(0);
  const newer = useSignal(0);
  const came = useSuccessions(line);
  if (line.length < 2) return <p class={css['note']}>{say('history_alone')}</p>;
  const at = line.findIndex(({ id }) => id === entry.id);
  // This one is always among those that are shown.
  const from = Math.max(0, Math.min(line.length - SHOWN, at - 1));
  const first = Math.max(0, from - older.value);
  const end = Math.min(line.length, from + SHOWN + newer.value);
  const [before, after] = [Math.min(MORE, first), Math.min(MORE, line.length - end)];
  return (
    <div class={css['tab']}>
      {before > 0 ? <More words={sayCounted('history_older', before)} shown={older} /> : null}
      <ol class={css['line']} aria-label={say('history_label')} start={first + 1}>
        {line.slice(first, end).map((member, index) => (
          <Member
            key={member.id}
            entry={member}
            name={lineName(member, first + index)}
            earlier={line[first + index - 1]}
            before={came.get(member.id) ?? null}
            current={member.id === entry.id}
          />
        ))}
      </ol>
      {after > 0 ? <More words={sayCounted('history_newer', after)} shown={newer} /> : null}
      <Comparison key={entry.id} line={line} at={at} first={first} end={end} />
    </div>
  );
}

/** Lays out more of the line. */
function More({ words, shown }: { readonly words: string; readonly shown: Signal<number> }) {
  return (
    <Button
      look="link"
      onClick={() => {
        shown.value += MORE;
      }}
    >
      {words}
    </Button>
  );
}

/** How each of the line came, by its id. The tokens that it was given for tell of that too. */
function useSuccessions(line: readonly Entry[]): ReadonlyMap<TokenId, Succession> {
  const all = useStore().scoped.value;
  return useMemo(() => {
    const ids = new Set(line.flatMap(({ id, record }) => [id, ...record.issuedFor]));
    const related = all.filter(({ id }) => ids.has(id));
    return new Map(successions(related).map((one) => [one.successor, one]));
  }, [line, all]);
}

interface MemberProps {
  readonly entry: Entry;
  readonly name: string;
  readonly earlier: Entry | undefined;
  /** How it took over from that; null where it is the first. */
  readonly before: Succession | null;
  readonly current: boolean;
}

function Member({ entry, name, earlier, before, current }: MemberProps) {
  const { now, rows } = useStore();
  const came =
    before !== null && earlier !== undefined
      ? cameSentence(before, earlier.record, now.value)
      : say('history_first', { at: atMoment(entry.record.firstSeen, now.value) });
  return (
    <li class={css['member']} aria-current={current ? 'true' : undefined}>
      <span class={css['mark']}>
        <Icon name={current ? 'current' : 'unbounded'} />
      </span>
      <div class={css['about']}>
        <p class={css['name']}>
          {current ? (
            <strong>
              {name} · {say('history_this')}
            </strong>
          ) : (
            <Button
              look="link"
              aria-label={say('history_show', { name })}
              onClick={() => {
                rows.selectedId.value = entry.id;
              }}
            >
              {name}
            </Button>
          )}
        </p>
        <p>{came}</p>
        <p class={css['facts']}>{lifeFacts(entry, now.value).join(' · ')}</p>
      </div>
    </li>
  );
}

interface ComparisonProps {
  readonly line: readonly Entry[];
  readonly at: number;
  /** Those from here up to `end` are laid out, and can be chosen. */
  readonly first: number;
  readonly end: number;
}

/** Any two of the line side by side; at first this one and the one before it. */
function Comparison({ line, at, first: start, end }: ComparisonProps) {
  const [first, second] = at > 0 ? [line[at - 1], line[at]] : [line[0], line[1]];
  const from = useSignal<TokenId | undefined>(first?.id);
  const to = useSignal<TokenId | undefined>(second?.id);
  const chosen = (id: TokenId | undefined) => line.find((entry) => entry.id === id);
  const [before, after] = [chosen(from.value) ?? first, chosen(to.value) ?? second];
  const choice = (label: string, selected: typeof from, shown: Entry | undefined) => (
    <select
      class={css['choice']}
      aria-label={label}
      value={shown?.id}
      onChange={({ currentTarget }) => {
        selected.value = currentTarget.value as TokenId;
      }}
    >
      {line.map((entry, index) =>
        (index >= start && index < end) || entry === before || entry === after ? (
          <option key={entry.id} value={entry.id}>
            {lineName(entry, index)}
          </option>
        ) : null,
      )}
    </select>
  );
  return (
    <section class={css['comparison']}>
      <div class={css['bar']}>
        <h3>{say('history_compare')}</h3>
        {choice(say('history_from'), from, before)}
        <span>{say('history_to')}</span>
        {choice(say('history_to_name'), to, after)}
      </div>
      {before && after ? <ClaimsDiff before={before.token} after={after.token} /> : null}
    </section>
  );
}
