import { kindWord } from '../../lib/view/kind-words.ts';
import { laneName, laneWho } from '../../lib/view/timeline/bar-words.ts';
import type { LaneLayout } from '../../lib/view/timeline/lane-layout.ts';
import type { TimelineModel } from '../../lib/view/timeline/timeline-model.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { LaneMarks } from './LaneMarks.tsx';
import life from './Life.module.css';
import { LifeBar } from './LifeBar.tsx';
import css from './Timeline.module.css';
import { LANE_HEIGHT } from './use-sight.ts';

interface LaneRowProps {
  readonly layout: LaneLayout;
  /** Place among the lanes, from 0. */
  readonly index: number;
  readonly model: TimelineModel;
  readonly now: number;
  /** When a state changed last; what is drawn follows it. */
  readonly turn: number;
  /** The id of the cell that the keys lead from. */
  readonly activeCell: string;
  /** The token that the keys lead from, and the selected one; -1 for none of this lane. */
  readonly active: number;
  readonly selected: number;
}

/** A lane: its name and the lives in it. */
export function LaneRow(props: LaneRowProps) {
  const { layout, index, model, now, activeCell, active, selected } = props;
  const { lane, bars } = layout;
  const veil = useVeil();
  const window = model.window.value;
  const isEarlier = (lane.tokens.at(-1)?.record.lastSeen ?? 0) < window.from;
  return (
    <div
      class={css['lane']}
      role="row"
      aria-rowindex={index + 1}
      style={{ transform: `translateY(${index * LANE_HEIGHT}px)` }}
    >
      <div class={css['label']} role="rowheader" title={plainVisibleText(laneName(lane, veil))}>
        <span class={css['who']}>
          <SafeText>{laneWho(lane, veil)}</SafeText>
        </span>
        <span class={css['kind']}> · {kindWord(lane.newest.verdict.kind)}</span>
      </div>
      <div class={css['plot']} role="presentation">
        {bars.map((bar) => (
          <LifeBar
            key={bar.key}
            id={bar.first <= active && active <= bar.last ? activeCell : undefined}
            layout={layout}
            bar={bar}
            now={now}
            selected={bar.first <= selected && selected <= bar.last}
          />
        ))}
        {bars.length === 0 ? (
          <span class={life['elsewhere']} data-side={isEarlier ? 'before' : 'after'}>
            {isEarlier ? `‹ ${say('timeline_earlier')}` : `${say('timeline_later')} ›`}
          </span>
        ) : null}
        <LaneMarks layout={layout} width={model.width.value} />
      </div>
    </div>
  );
}
