// What the number of tokens costs a frame of the timeline.
import type { TokenId } from '../lib/ledger/record.ts';
import { createEntry } from '../lib/view/entries.ts';
import type { Entry } from '../lib/view/entry.ts';
import { lanesOf } from '../lib/view/timeline/lane.ts';
import { layoutLane } from '../lib/view/timeline/lane-layout.ts';
import { timesOfRecord } from '../lib/view/timeline/seen-times.ts';
import { fittedWindow, zoomed } from '../lib/view/timeline/time-window.ts';
import { record } from '../tests/gallery/tokens.ts';
import { type Bench, bestOf, milliseconds, type Row } from './row.ts';

const FEW = 100;
const MANY = 10_000;
const FRAME_LIMIT = 1.2;
const ROUNDS = 60;
const TIMES = 20;
/** Lanes in sight, and tokens in each of them. */
const IN_SIGHT = 6;
const IN_LANE = 10;
const WIDTH = 1_200;
const NOW = 1_795_464_773_000;

export const timelineBench: Bench = {
  name: 'timeline',
  run: async () => [frameRow(), ...gatherRows()],
};

/** So many tokens, ten of each person, one after the other. */
function entriesOf(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, number) => {
    const [person, turn] = [Math.floor(number / IN_LANE), number % IN_LANE];
    const from = NOW / 1_000 - 1_000 + turn * 100;
    const claims = {
      iss: 'as',
      sub: `user-${person}`,
      jti: `${number}`,
      iat: from,
      exp: from + 120,
    };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const raw = `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
    const seen = { firstSeen: from * 1_000, lastSeen: from * 1_000 + 90_000 };
    return createEntry(record(raw, { ...seen, id: `t${number}` }));
  }).filter((entry) => entry !== null);
}

/** Draws one frame of a zoom. */
function frameOf(entries: readonly Entry[]): () => unknown {
  const lanes = lanesOf(entries);
  const byId = new Map<TokenId, Entry>(entries.map((entry) => [entry.id, entry]));
  const fitted = fittedWindow(
    lanes.flatMap(({ tokens }) => tokens),
    NOW,
  );
  let factor = 1;
  return () => {
    factor = factor > 0.5 ? factor * 0.98 : 1;
    const options = {
      window: zoomed(fitted, factor, NOW),
      width: WIDTH,
      seen: (entry: Entry) => timesOfRecord(entry.record),
      find: (id: TokenId) => byId.get(id),
    };
    return lanes.slice(0, IN_SIGHT).map((lane) => layoutLane(lane, options));
  };
}

function frameRow(): Row {
  const works = [frameOf(entriesOf(FEW)), frameOf(entriesOf(MANY))];
  const [few = 1, many = 1] = bestOf(works, ROUNDS, [TIMES, TIMES]);
  return {
    bar: `a frame of the timeline with ${MANY} tokens, against ${FEW}`,
    ratio: many / few,
    limit: FRAME_LIMIT,
    detail: `${milliseconds(many)}, ${milliseconds(few)} with ${FEW}; ${IN_SIGHT} lanes in sight`,
  };
}

/** What is done when tokens came or changed: all in lanes of ten, and all in one lane. */
function gatherRows(): readonly Row[] {
  const [few, many] = [entriesOf(FEW), entriesOf(MANY)];
  const oneLane = many.map((entry) => ({ ...entry, line: 'one' }));
  const works = [() => lanesOf(few), () => lanesOf(many), frameOf(oneLane)];
  const [before = 1, after = 1, crowded = 1] = bestOf(works, ROUNDS);
  return [
    {
      bar: `gathering ${MANY} tokens into lanes, against ${FEW}`,
      ratio: after / before,
      limit: null,
      detail: `${milliseconds(after)}, ${milliseconds(before)} with ${FEW}`,
    },
    {
      bar: `a frame with ${MANY} tokens in one lane, against gathering them`,
      ratio: crowded / after,
      limit: null,
      detail: milliseconds(crowded),
    },
  ];
}
