import { barWords, handoverSentence } from '../../lib/view/timeline/bar-words.ts';
import { barWith, type TimelineModel } from '../../lib/view/timeline/timeline-model.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import type { TimelineState } from '../app/view-state.ts';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Readout.module.css';

interface ReadoutProps {
  readonly model: TimelineModel;
  readonly state: TimelineState;
  readonly room: number;
}

/** Lanes for which room is made at once. */
const MANY = 10;
const ZOOM = 1.5;

/** What is pointed at, in words, and what changes the picture. */
export function Readout({ model, state, room }: ReadoutProps) {
  const lanes = model.lanes.value.length;
  const shown = state.lanes.value ?? room;
  const more = lanes - shown;
  return (
    <div class={css['foot']}>
      <Told model={model} />
      {shown > room && lanes > room ? (
        <button type="button" class={css['quiet']} onClick={() => setLanes(state, null)}>
          {say('timeline_fewer')}
        </button>
      ) : more > 0 ? (
        <button
          type="button"
          class={css['quiet']}
          onClick={() => setLanes(state, Math.min(lanes, MANY))}
        >
          {sayCounted('timeline_more', more)}
        </button>
      ) : null}
      <div class={css['tools']}>
        <Tool name={say('timeline_zoom_out')} onPress={() => model.zoom(ZOOM)}>
          −
        </Tool>
        <Tool name={say('timeline_zoom_in')} onPress={() => model.zoom(1 / ZOOM)}>
          +
        </Tool>
        <button
          type="button"
          class={css['quiet']}
          title={say('timeline_fit_title')}
          disabled={state.window.value === null}
          onClick={model.showAll}
        >
          {say('timeline_fit')}
        </button>
      </div>
    </div>
  );
}

function setLanes({ lanes }: TimelineState, count: number | null): void {
  lanes.value = count;
}

function Tool({
  name,
  onPress,
  children,
}: {
  readonly name: string;
  readonly onPress: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" class={css['tool']} aria-label={name} title={name} onClick={onPress}>
      {children}
    </button>
  );
}

/** The bar under the pointer, else the one that the keys lead from, else the selected one. */
function Told({ model }: { readonly model: TimelineModel }) {
  const { rows, now } = useStore();
  const id = model.hoveredId.value ?? model.activeId.value ?? rows.selectedId.value;
  const layouts = model.layouts.value;
  const veil = useVeil();
  const { first } = model.sight.value;
  void model.turn.value;
  const place = model.placeOf(id);
  const layout = place ? layouts[place.lane - first] : undefined;
  const bar = barWith(layout, place);
  // The cell's name tells the same to those who do not see this.
  if (!layout || !bar) {
    return (
      <p class={css['told']} aria-hidden="true">
        {say('timeline_hint')}
      </p>
    );
  }
  const words = barWords(layout, bar, now.peek(), veil);
  const change = layout.handovers.find(({ at }) => at === bar.entry.record.firstSeen);
  return (
    <p class={css['told']} aria-hidden="true" data-mark={words.mark}>
      <Icon name={words.mark} />
      <strong>
        <SafeText>{words.title}</SafeText>
      </strong>
      {[...words.facts, ...(change ? [handoverSentence(change)] : [])].map((fact) => (
        <span key={fact}>
          {' · '}
          <bdi>{fact}</bdi>
        </span>
      ))}
    </p>
  );
}
