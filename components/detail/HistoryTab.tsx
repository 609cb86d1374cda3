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

/** Which tokens led to this one and followed it, and what changed between any two of them. */
export function HistoryTab({
  entry,
  line,
}: {
  readonly entry: Entry;
  readonly line: readonly Entry[];
}) {
  const older = useSignal(false);
  const newer = useSignal(false);
  const came = useSuccessions(line);
  if (line.length < 2) return <p class={css['note']}>{say('history_alone')}</p>;
  const at = line.findIndex(({ id }) => id === entry.id);
  // This one is always among those that are shown.
  const from = Math.max(0, Math.min(line.length - SHOWN, at - 1));
  const first = older.value ? 0 : from;
  const end = newer.value ? line.length : Math.min(line.length, from + SHOWN);
  return (
    <div class={css['tab']}>
      {first > 0 ? <More words={sayCounted('history_older', first)} all={older} /> : null}
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
      {end < line.length ? (
        <More words={sayCounted('history_newer', line.length - end)} all={newer} />
      ) : null}
      <Comparison key={entry.id} line={line} at={at} />
    </div>
  );
}

/** Lays out the rest of the line too. */
function More({ words, all }: { readonly words: string; readonly all: Signal<boolean> }) {
  return (
    <Button
      look="link"
      onClick={() => {
        all.value = true;
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

/** Any two of the line side by side; at first this one and the one before it. */
function Comparison({ line, at }: { readonly line: readonly Entry[]; readonly at: number }) {
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
      {line.map((entry, index) => (
        <option key={entry.id} value={entry.id}>
          {lineName(entry, index)}
        </option>
      ))}
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
