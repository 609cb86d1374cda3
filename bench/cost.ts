// What the extension costs a page that fetches a lot, in real Chromium: against a browser without any
// extension, and against an extension that listens to the same events and does nothing.
import { writeFile } from 'node:fs/promises';
import { type FloodBrowser, type FloodOptions, openFloodBrowser } from './cost-browsers.ts';
import { type Extensions, withExtensions } from './cost-extensions.ts';
import { profileWorker } from './cost-profile.ts';
import { fastest, middle, type Rounds, ratios, runRounds } from './cost-rounds.ts';
import { startFloodSite } from './cost-site.ts';
import type { Bench, Row } from './row.ts';

const LIMIT = 1.05;
const LAUNCHES = 2;
/** Many short rounds: what disturbs the machine then disturbs all of a round, or few rounds. */
const ROUNDS = 40;
const ROUNDS_WITH_PANEL = 20;
const FETCHES = 125;
const IDLE_BAR = 'an idle extension, against none';

export const costBench: Bench = {
  name: 'cost',
  run: ({ profile, extension }) =>
    withExtensions(extension, async (extensions) => {
      const site = await startFloodSite();
      try {
        const lab = new Lab(extensions, site.url);
        if (profile !== null) await lab.profile(profile);
        return [...(await lab.closed()), ...(await lab.withPanel())];
      } finally {
        await site.close();
      }
    }),
};

class Lab {
  private readonly extensions: Extensions;
  private readonly url: string;

  constructor(extensions: Extensions, url: string) {
    this.extensions = extensions;
    this.url = url;
  }

  async profile(file: string): Promise<void> {
    const browser = await this.open(this.extensions.built)();
    try {
      const { profile, functions } = await profileWorker(browser);
      await writeFile(file, JSON.stringify(profile));
      for (const { name, selfUs, totalUs } of functions.slice(0, 30)) {
        console.error(
          `${selfUs.toFixed(1).padStart(8)} ${totalUs.toFixed(1).padStart(8)} µs  ${name}`,
        );
      }
    } finally {
      await browser.close();
    }
  }

  /** The usual case: no view of the extension is open. */
  async closed(): Promise<readonly Row[]> {
    const { idle, built, registrations } = this.extensions;
    const floods = await runRounds({
      open: { alone: this.open(null), idle: this.open(idle), ours: this.open(built) },
      launches: LAUNCHES,
      rounds: ROUNDS,
      fetches: FETCHES,
    });
    const events = registrations.map(({ event }) => event.split('.').at(-1)).join(', ');
    return [
      ...rows(floods, 'ms', [
        ['a flood of fetches, against an idle extension', 'ours', 'idle', LIMIT],
        [IDLE_BAR, 'idle', 'alone', null],
        ['a flood of fetches, against no extension', 'ours', 'alone', null],
      ]),
      ...rows(floods, 'cpuMs', [
        ['the same in processor time, against an idle extension', 'ours', 'idle', null],
        ['an idle extension in processor time, against none', 'idle', 'alone', null],
      ]),
    ].map((row) => (row.bar === IDLE_BAR ? { ...row, detail: `${row.detail}; ${events}` } : row));
  }

  /** DevTools takes its share of a flood by itself, so both have it open. */
  async withPanel(): Promise<readonly Row[]> {
    const { idle, built } = this.extensions;
    const floods = await runRounds({
      open: { idle: this.open(idle, 'devtools'), ours: this.open(built, 'panel') },
      launches: 1,
      rounds: ROUNDS_WITH_PANEL,
      fetches: FETCHES,
    });
    return rows(floods, 'ms', [
      ['with the panel open, against DevTools and an idle extension', 'ours', 'idle', null],
    ]);
  }

  private open(extensionDir: string | null, view?: FloodOptions['view']) {
    const { executablePath } = this.extensions;
    const options = { executablePath, extensionDir, url: this.url };
    return (): Promise<FloodBrowser> =>
      openFloodBrowser(view === undefined ? options : { ...options, view });
  }
}

type Comparison<Name extends string> = readonly [
  bar: string,
  ours: Name,
  theirs: Name,
  limit: number | null,
];

const WORDS = {
  alone: 'no extension',
  idle: 'idle extension',
  ours: 'Bearerscope',
} as const;

function rows<Name extends keyof typeof WORDS>(
  floods: Rounds<Name>,
  measure: 'ms' | 'cpuMs',
  comparisons: readonly Comparison<Name>[],
): readonly Row[] {
  return comparisons.flatMap(([bar, ours, theirs, limit]) => {
    const spread = ratios(floods[ours], floods[theirs], measure);
    if (spread === null) return [];
    const time = (name: Name): string =>
      `${WORDS[name]} ${middle(floods[name], measure).toFixed(2)} ms`;
    const range = `${spread.low.toFixed(2)} to ${spread.high.toFixed(2)}`;
    const best = fastest(floods[ours], measure) / fastest(floods[theirs], measure);
    const detail = [
      `${time(ours)}, ${time(theirs)} a fetch`,
      `half of ${floods[ours].length} rounds ${range}`,
      `fastest rounds ${best.toFixed(2)}`,
    ].join('; ');
    return [{ bar, ratio: spread.median, limit, detail }];
  });
}
