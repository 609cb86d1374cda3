// The ledger: every token by its exact text, with its sightings. Facts only; nothing in here knows
// what time it is or what a token means.
import { CARRIERS } from '../scan/carriers.ts';
import type { Hit } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { tellAnswer } from './answered.ts';
import { ChangeLog, type LedgerChanges } from './changes.ts';
import { type Exchange, Exchanges, settingIn } from './exchanges.ts';
import { Flows } from './flows.ts';
import { Held, pageOf } from './held.ts';
import { HeldTokens } from './held-tokens.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Observation } from './observation.ts';
import { tellOrigins } from './origin.ts';
import {
  emptyRecord,
  NONE,
  type TokenHistory,
  type TokenId,
  type TokenRecord,
  withSighting,
} from './record.ts';
import { withoutRepeated } from './repeated.ts';
import { resumeWaiting } from './resumed.ts';
import type { ServerClock } from './server-clock.ts';
import { ServerClocks } from './server-clocks.ts';
import { SharedTexts } from './shared-texts.ts';
import { type SightingText, sightingText } from './sighting-page.ts';
import { isSentTwice } from './two-ways.ts';

export class Ledger {
  /** Tokens that had to make room since the last clear. */
  droppedTokens = 0;
  readonly limits: Limits;
  readonly texts: SharedTexts;
  private readonly tokens: HeldTokens;
  private readonly exchanges: Exchanges;
  private readonly flows: Flows;
  private readonly servers: ServerClocks;
  private readonly changes = new ChangeLog();
  private nextId = 1;

  constructor(limits: Limits = LIMITS) {
    this.limits = limits;
    this.tokens = new HeldTokens(limits);
    this.texts = new SharedTexts(limits.sharedTexts);
    this.exchanges = new Exchanges(limits);
    this.flows = new Flows(this.exchanges);
    this.servers = new ServerClocks(limits.clocks);
  }

  /** The number that the next new token is named by; it must survive a restart. */
  get next(): number {
    return this.nextId;
  }

  get size(): number {
    return this.tokens.size;
  }

  /**
   * Records every hit as a sighting of its exchange, and joins an answer, or the news that none will
   * come, to the sightings of its request.
   */
  note(observation: Observation): void {
    switch (observation.type) {
      case 'request':
      case 'request-body':
        this.sightOwn(observation, this.exchanges.send(observation));
        break;
      case 'response':
        this.answer(observation);
        break;
      case 'failure':
        tellAnswer(observation, this.exchanges.close(observation), this.tokens, this.changes);
        break;
      case 'response-body':
        this.sightBody(observation, this.exchanges.ofBody(observation));
        break;
      default:
        this.sightOwn(observation, null);
    }
    this.makeRoom();
  }

  /** All records, the one seen longest ago first. */
  records(): readonly TokenRecord[] {
    return Array.from(this.tokens.all(), ({ record }) => record);
  }

  entry(id: TokenId): Held | undefined {
    return this.tokens.get(id);
  }

  /** What is known of servers' clocks. */
  clocks(): readonly ServerClock[] {
    return this.servers.all();
  }

  /** Copies of what is known about the tokens; unknown ids are left out. */
  histories(ids: readonly TokenId[] | 'all'): readonly TokenHistory[] {
    const wanted = ids === 'all' ? this.tokens.all() : this.tokens.held(ids);
    return Array.from(wanted, ({ record, sightings }) => ({ record, sightings }));
  }

  /** Names the tokens that somebody looks at: they make room only when all others have. */
  protect(ids: Iterable<TokenId>): void {
    this.tokens.protect(new Set(ids));
  }

  /** Clears tokens. @returns their histories, which `putBack` takes. */
  remove(ids: readonly TokenId[]): readonly TokenHistory[] {
    const cleared = this.tokens.held([...new Set(ids)]);
    for (const { record } of cleared) this.drop(record.id);
    this.texts.forget();
    this.exchanges.forget();
    this.flows.forget();
    this.droppedTokens = 0;
    return cleared;
  }

  /** Makes room by forgetting a share (0 to 1) of the tokens, those seen longest ago. */
  dropOldest(share: number): void {
    this.dropSome(Math.ceil(this.tokens.size * share));
  }

  /** Undoes a removal. A token that was seen again meanwhile keeps its new history. */
  putBack(histories: readonly TokenHistory[]): void {
    for (const history of histories) {
      const { id, raw, sightingCount } = history.record;
      if (this.tokens.withText(raw) !== undefined) continue;
      const held = history instanceof Held ? history.copy() : Held.of(history);
      this.restore(held);
      this.changes.touchAll(id, held.firstPage, pageOf(sightingCount - 1));
    }
    this.makeRoom();
  }

  /** Takes up a token as it was stored; nothing counts as changed by it. */
  restore(held: Held): void {
    const { id } = held.record;
    this.changes.bringBack(id);
    this.tokens.add(held);
    this.nextId = Math.max(this.nextId, Number(id.slice(1)) + 1 || 0);
    resumeWaiting(held, this.exchanges);
  }

  /** Sets what else was stored: counters, and what was known of servers' clocks. */
  restoreRest(next: number, droppedTokens: number, clocks: readonly ServerClock[]): void {
    this.nextId = Math.max(this.nextId, next);
    this.droppedTokens = droppedTokens;
    for (const clock of clocks) this.servers.restore(clock);
  }

  /** @returns what changed since the last call, or null for nothing. */
  takeChanges(): LedgerChanges | null {
    return this.changes.take(
      (id) => this.tokens.get(id)?.record,
      (host) => this.servers.of(host),
    );
  }

  private answer(response: Observation): void {
    const exchange = this.exchanges.close(response);
    // The answer's own tokens are seen before the request's are told of it, as their record says
    // which tokens were sent.
    this.sightAll(response, exchange);
    tellAnswer(response, exchange, this.tokens, this.changes);
    const host = this.servers.hear(response, exchange?.startedAt ?? null);
    if (host !== null) this.changes.touchClock(host);
  }

  /** @param grant what its tokens came of */
  private sightAll(
    observation: Observation,
    exchange: Exchange | null,
    grant = exchange?.grant ?? null,
  ): void {
    if (observation.hits.length === 0) return;
    const fresh = observation.hits.filter(({ raw }) => this.tokens.withText(raw) === undefined);
    const text = sightingText(settingIn(observation, exchange));
    const shared = { ...text, setting: this.texts.word(text.setting) };
    for (const hit of observation.hits) this.sight(observation, hit, exchange, shared);
    const told = { grant, noStore: exchange?.noStore ?? null };
    tellOrigins(observation, fresh, this.tokens, told, this.limits, exchange?.hop ?? 0);
  }

  /** What no request was answered with. */
  private sightOwn(observation: Observation, exchange: Exchange | null): void {
    this.sightAll(observation, exchange, this.flows.granted(observation, exchange));
  }

  private sightBody(body: Observation, exchange: Exchange | null): void {
    this.sightAll(withoutRepeated(body, exchange, this.tokens), exchange);
  }

  private sight(
    observation: Observation,
    hit: Hit,
    exchange: Exchange | null,
    text: SightingText,
  ): void {
    const { carrier } = hit;
    const { place, ...news } = this.texts.news(observation, hit);
    const issuedFor = CARRIERS[carrier].sent ? NONE : (exchange?.sent ?? NONE);
    const held = this.named(hit, observation.at, issuedFor);
    const { id, sightingCount: ordinal } = held.record;
    this.tokens.change(held, () => {
      held.add(ordinal, place.word, text);
      held.record = withSighting(held.record, { place, ...news }, this.limits);
      held.keepNewest(this.limits.sightingsPerToken);
    });
    this.tokens.renew(held);
    this.changes.touch(id, pageOf(ordinal));
    if (text.open && exchange !== null) {
      const awaiting = { id, ordinal, carrier, field: place.field, sent: news.sent };
      if (isSentTwice(awaiting, exchange.waiting)) this.tokens.tell(id, { twice: true });
      this.exchanges.await(exchange, awaiting);
    }
  }

  /** The token of a hit, which is named if it was not seen before. */
  private named({ raw, form }: Hit, at: number, issuedFor: readonly TokenId[]): Held {
    const known = this.tokens.withText(raw);
    if (known !== undefined) return known;
    const id = `t${this.nextId++}` as TokenId;
    const held = new Held(emptyRecord(id, ownText(raw), form, at, issuedFor));
    this.tokens.add(held);
    return held;
  }

  private makeRoom(): void {
    while (this.tokens.isOver) this.dropSome(1);
  }

  private dropSome(count: number): void {
    const going = this.tokens.first(count);
    for (const id of going) this.drop(id);
    this.droppedTokens += going.length;
  }

  private drop(id: TokenId): void {
    if (this.tokens.remove(id) !== undefined) this.changes.remove(id);
  }
}
