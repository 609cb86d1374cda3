// Every carrier in both browsers, one small page for each. The rows are in carriers/; rows that need the
// same circumstances are played in one go, so that a browser starts once.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type SourceSettings } from '../../lib/settings/settings.ts';
import { BROWSERS } from '../../scripts/browsers.ts';
import type { PanelPage } from '../../scripts/drive/driven.ts';
import type { Circumstances, Row } from './carriers/row.ts';
import { SECTIONS } from './carriers/sections.ts';
import { openTheatre, type Theatre } from './carriers/theatre.ts';
import { openRig, type Rig } from './rig.ts';

const ROWS = SECTIONS.flatMap(({ rows }) => rows);
const ORDINARY = '{}';
const circumstances = (row: Row): string => JSON.stringify(row.during ?? {});
const groups = [...Map.groupBy(ROWS, circumstances)].sort(
  ([a], [b]) => Number(b === ORDINARY) - Number(a === ORDINARY),
);

describe.each(BROWSERS)('in %s', (name) => {
  let theatre: Theatre;
  let rig: Rig;

  beforeAll(async () => {
    theatre = await openTheatre(name, ROWS);
    rig = await openRig(name, { anyCertificate: true });
  });
  afterAll(async () => {
    await rig?.close();
    await theatre?.close();
  });

  /** Sightings by carrier, those of one carrier in the order in which they came. */
  const sightingsOf = async (row: Row) => {
    const history = await rig.history(theatre.placeOf(row).token);
    const sightings = history?.sightings ?? [];
    return sightings.toSorted((a, b) =>
      a.carrier < b.carrier ? -1 : a.carrier > b.carrier ? 1 : 0,
    );
  };
  const expected = (row: Row) => (row[name] === true ? row.sightings(theatre.placeOf(row)) : []);

  const changeSources = (sources: Partial<SourceSettings> = {}) =>
    rig.changeSettings({ sources: { ...DEFAULT_SETTINGS.sources, ...sources } });

  describe.each(groups)('with %s', (during, rows) => {
    const { devtools, sources }: Circumstances = JSON.parse(during);
    let panel: PanelPage | null = null;

    beforeAll(async () => {
      await changeSources(sources);
      if (devtools) panel = await rig.browser.openPanel(rig.page);
    });
    afterEach(() => changeSources(sources));
    afterAll(async () => {
      await panel?.close();
    });

    test.each(rows)('$what', async (row) => {
      const { page, browser } = rig;
      const place = theatre.placeOf(row);
      await page.goto(place.at());
      const readStorage = () => rig.readStorage(page);
      const { allowAnswers } = rig;
      const hasSeen = async (raw: string) => (await rig.history(raw)) !== undefined;
      await row.act({ ...place, page, browser, readStorage, allowAnswers, hasSeen, changeSources });
      if (expected(row).length === 0) {
        // Whatever is seen is seen in order, so what came before this would be there by then.
        await rig.marked();
        expect(await sightingsOf(row)).toEqual([]);
      } else {
        await expect.poll(() => sightingsOf(row), { timeout: 10_000 }).toMatchObject(expected(row));
      }
    });
  });

  test('nothing was counted that is not among the sightings, and nothing twice', async () => {
    await rig.marked();
    const counts = await Promise.all(
      ROWS.map(async (row) => {
        const history = await rig.history(theatre.placeOf(row).token);
        return `${row.id}: ${history?.record.sightingCount ?? 0}`;
      }),
    );
    expect(counts).toEqual(ROWS.map((row) => `${row.id}: ${expected(row).length}`));
  });
});
