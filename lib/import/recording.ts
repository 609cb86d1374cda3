// What was imported, in memory: the same ledger that live traffic is written to, with a feed that serves
// views of it. Nothing of it is stored, and nothing of it ever reaches the background.
import { UNKNOWN_WATCH } from '../feed/feed-state.ts';
import { FeedServer, type ServerPort } from '../feed/server.ts';
import { Ledger } from '../ledger/ledger.ts';
import { LIMITS, type Limits } from '../ledger/limits.ts';
import { observationOf } from '../ledger/observation.ts';
import { isSent, type TokenHistory, type TokenId } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';
import type { PlacedLimit } from '../scan/scanner.ts';
import { TokenFinder } from '../token/token-finder.ts';

/** No store has to hold it, so more fits than of live traffic; views list as many. */
export const RECORDING_LIMITS: Limits = {
  ...LIMITS,
  tokens: 20_000,
  sightingsPerToken: 1_024,
  characters: 200_000_000,
};

/** An export has no fields. */
const UNKNOWN_FIELDS = { basic: null, referer: null };

/** A view may know live tokens too: the names of both never meet. */
const FIRST_NUMBER = 1_000_000_000;

export class Recording {
  private readonly ledger: Ledger;
  private readonly finder = new TokenFinder();
  private readonly server: FeedServer;
  private readonly touched = new Set<TokenId>();
  private leftAlone = 0;

  constructor(limits: Limits = RECORDING_LIMITS) {
    this.ledger = new Ledger(limits);
    this.ledger.restoreRest(FIRST_NUMBER, 0, []);
    const { ledger } = this;
    this.server = new FeedServer({
      ledger,
      loaded: Promise.resolve(),
      watch: () => ({
        ...UNKNOWN_WATCH,
        droppedTokens: ledger.droppedTokens,
        leftAlone: this.leftAlone,
      }),
      page: () => Promise.reject(new Error('A recording has no page.')),
      clocks: () => ledger.clocks(),
      readStorage: () => Promise.resolve({ ok: false, code: 'no-tab', said: null }),
      setPaused: () => Promise.resolve(),
      changed: async () => this.publish(),
      cleared: () => {
        this.finder.clear();
        this.leftAlone = 0;
      },
      protect: (ids) => ledger.protect(ids),
    });
  }

  /** Serves a view. */
  attach(port: ServerPort): void {
    this.server.attach(port);
  }

  /** Takes one message; never throws, whatever it holds. @returns what was not looked at whole */
  take(message: Message): readonly PlacedLimit[] {
    const { hits, limits } = this.finder.find(message);
    this.leftAlone += limits.length;
    this.ledger.note(observationOf(message, hits, this.ledger.limits));
    return limits;
  }

  /** Takes tokens as they were exported; sightings of one that is known already are added to it. */
  takeHistories(histories: readonly TokenHistory[]): void {
    const { ledger } = this;
    const known = new Set(ledger.records().map(({ raw }) => raw));
    for (const history of histories) {
      if (known.has(history.record.raw)) this.addSightings(history);
      else {
        const id = `t${ledger.next}` as TokenId;
        ledger.putBack([{ ...history, record: { ...history.record, id } }]);
        known.add(history.record.raw);
      }
    }
  }

  /** Tells the views what has changed. */
  publish(): void {
    const changes = this.ledger.takeChanges();
    if (changes === null) return;
    for (const id of changes.changed.keys()) this.touched.add(id);
    this.server.publish(changes);
  }

  /** The tokens that were new or seen again since this was asked last, those that are still there. */
  takeTouched(): readonly TokenId[] {
    this.publish();
    const touched = [...this.touched].filter((id) => this.ledger.entry(id) !== undefined);
    this.touched.clear();
    return touched;
  }

  /** How many tokens were new or seen again since then, as far as they are published. */
  get touchedCount(): number {
    return this.touched.size;
  }

  private addSightings({ record, sightings }: TokenHistory): void {
    const { raw, form } = record;
    for (const {
      carrier,
      field,
      via,
      hop: _,
      durationMs: __,
      store,
      partition,
      ...of
    } of sightings) {
      const sent = of.method !== null && isSent({ type: 'request' }, { carrier, via });
      const host = URL.canParse(of.url) ? new URL(of.url).host : null;
      const jar = carrier === 'cookie-jar' ? { domain: host ?? '', store, partition } : null;
      const type = sent ? 'request' : 'imported';
      const hits = [{ raw, form, carrier, field, via }];
      const unknown = {
        requestId: null,
        serverTime: null,
        flow: null,
        noStore: null,
        ...UNKNOWN_FIELDS,
      };
      this.ledger.note({ ...of, ...unknown, type, host, jar, hits });
    }
  }
}
