import { handoverWords } from '../../lib/view/timeline/bar-words.ts';
import type { Handover, LaneLayout } from '../../lib/view/timeline/lane-layout.ts';
import css from './Life.module.css';
import { LANE_HEIGHT } from './use-sight.ts';

/** Pixels: the line along which a lane's marks stand, and half of what they measure. */
const MIDDLE = 10;
const TICK = 3;
const DIAMOND = 5;
/** Pixels that a character of the small words takes, about, and what is left beside them. */
const CHARACTER = 5.1;
const BESIDE = 10;

/** A tick for each sighting, a diamond for each refusal, and why one token took over from another. */
export function LaneMarks({
  layout,
  width,
}: {
  readonly layout: LaneLayout;
  readonly width: number;
}) {
  const { ticks, rejections, handovers } = layout;
  return (
    <>
      <svg class={css['marks']} width={width} height={LANE_HEIGHT} aria-hidden="true">
        <path
          class={css['ticks']}
          d={ticks.map((x) => `M${x + 0.5} ${MIDDLE - TICK}v${TICK * 2}`).join('')}
        />
        <path class={css['refused']} d={rejections.map(({ x }) => diamond(x)).join('')} />
      </svg>
      {handovers.filter(hasRoom).map((handover) => (
        <span
          key={handover.at}
          class={css['handover']}
          data-refused={handover.refused !== null}
          style={{ insetInlineStart: `${handover.x + DIAMOND}px` }}
        >
          {handoverWords(handover)}
        </span>
      ))}
    </>
  );
}

function diamond(x: number): string {
  return `M${x.toFixed(1)} ${MIDDLE - DIAMOND}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`;
}

/** That one merely came later is told of it, but not worth the words in the picture. */
function hasRoom(handover: Handover): boolean {
  if (handover.evidence === 'time') return false;
  return handover.room > handoverWords(handover).length * CHARACTER + BESIDE;
}
