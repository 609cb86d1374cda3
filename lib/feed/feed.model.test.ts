// Whatever happens in whatever order, a view ends up with what the ledger holds.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Background, settled, View } from '../../tests/support/background.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { TokenRecord } from '../ledger/record.ts';
import type { FeedMessage } from './messages.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const TOKENS = Array.from({ length: 24 }, (_, index) => jws({ sub: `user-${index}` }));
const some = fc.nat({ max: TOKENS.length - 1 });

type Command =
  | { readonly do: 'see'; readonly token: number; readonly status: number }
  | { readonly do: 'clear'; readonly view: number; readonly token: number }
  | { readonly do: 'undo' | 'open' | 'close' | 'lose-message'; readonly view: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'stop' | 'start' | 'cut' | 'turn' | 'rest' };

const view = fc.nat({ max: 2 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('see' as const),
      token: some,
      status: fc.constantFrom(200, 401),
    }),
  },
  fc.record({ do: fc.constant('clear' as const), view, token: some }),
  fc.record({ do: fc.constantFrom('undo' as const, 'open', 'close', 'lose-message'), view }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat({ max: 300 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('turn' as const, 'rest') }) },
  fc.record({ do: fc.constantFrom('stop' as const, 'start', 'cut') }),
);

/** A message whose loss the next one shows. */
const isNumbered = ({ type }: FeedMessage) => type === 'part' || type === 'delta';

class World {
  readonly views: (View | null)[] = [null, null, null];
  private background: Background | null = new Background().start();
  private readonly store = this.background?.store;
  private requests = 0;

  async do(command: Command): Promise<void> {
    switch (command.do) {
      case 'see':
        return this.see(command.token, command.status);
      case 'clear':
        return this.clear(command.view, command.token);
      case 'undo':
        void this.views[command.view]?.client.undoClear();
        return;
      case 'open':
        this.views[command.view] ??= new View(() => this.background, command.view);
        return;
      case 'close':
        this.views[command.view]?.client.close();
        this.views[command.view] = null;
        return;
      case 'lose-message': {
        const now = this.views[command.view];
        if (now?.pairs.length) now.port.client.loseNext(isNumbered);
        return;
      }
      case 'pass':
        await vi.advanceTimersByTimeAsync(command.ms);
        return;
      case 'turn':
        await Promise.resolve();
        return;
      case 'rest':
        return settled();
      case 'stop':
        return this.stop();
      case 'cut':
        for (const one of this.views) one?.pairs.at(-1)?.client.cut();
        return;
      case 'start':
        return this.start();
    }
  }

  /** Lets all that is under way come to its end. */
  async rest(): Promise<void> {
    this.start();
    for (let round = 0; round < 8; round++) {
      await settled();
      await vi.advanceTimersByTimeAsync(3_000);
    }
    // A message that was lost shows at the next one.
    this.background?.server.publishWatch();
    for (let round = 0; round < 4; round++) {
      await settled();
      await vi.advanceTimersByTimeAsync(3_000);
    }
    await settled();
  }

  check(): void {
    const known = byId(this.background?.ledger.records() ?? []);
    for (const one of this.views) {
      if (one === null) continue;
      expect(one.state).toMatchObject({ connected: true, loading: null });
      expect(byId(one.state.tokens.values())).toEqual(known);
    }
  }

  end(): void {
    for (const one of this.views) one?.client.close();
    this.background?.stop();
  }

  private see(token: number, status: number): void {
    const requestId = `r${++this.requests}`;
    const raw = TOKENS[token] ?? '';
    const at = NOON + this.requests;
    const seen = request({ at, requestId, fields: { Authorization: `Bearer ${raw}` } });
    this.background?.recorder.accept(seen);
    this.background?.recorder.accept(response({ at, requestId, status }));
  }

  private clear(index: number, token: number): void {
    const client = this.views[index]?.client;
    const known = this.views[index]?.states.at(-1)?.tokens.values() ?? [];
    const ids = [...known].filter(({ raw }) => raw === TOKENS[token]).map(({ id }) => id);
    void client?.clear(ids);
  }

  private stop(): void {
    this.background?.stop();
    this.background = null;
  }

  private start(): void {
    this.background ??= new Background(this.store).start();
  }
}

const byId = (records: Iterable<TokenRecord>) => new Map([...records].map((one) => [one.id, one]));

test('after any interleaving of changes, stops and connections all views have what the ledger has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 60 }), async (commands) => {
      const world = new World();
      await world.do({ do: 'open', view: 0 });
      for (const one of commands) await world.do(one);
      await world.rest();
      world.check();
      world.end();
    }),
    { numRuns: 150 },
  );
});
