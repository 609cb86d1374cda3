// What follows from records: decoding, kinds, lines and the rules. Most of what a view is made of, which none needs
// that has no tokens yet, so pages load it on demand.
import { type Judgement, judge } from '../judge/findings.ts';
import { WARN_MS } from '../judge/lifetime.ts';
import { isStillSent, lineOf, newestOfLines } from '../judge/lineage.ts';
import type { Place, TokenId, TokenRecord } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { Mute } from '../settings/settings.ts';
import { kindOf } from '../token/kind.ts';
import { issuer, who } from '../token/parties.ts';
import { tokenOf } from '../token/reference-token.ts';
import { disclosed } from '../token/sd-jwt-json.ts';
import type { Token } from '../token/token.ts';
import { carriedBy } from './carried-by.ts';
import type { Entry } from './entry.ts';
import { lifeOf } from './entry-life.ts';
import { changesBetween } from './list-changes.ts';
import { type Mutes, mutesOf, NO_MUTES, NOTHING_MUTED } from './mutes.ts';
import { isJudgedBy, isOther, judgedWith, Neighbours, NO_HOSTS } from './neighbours.ts';
import { lazyTexts } from './search-texts.ts';

/** What entries are made with beside their records. */
interface Frame {
  /** How early people want to be warned, milliseconds. */
  readonly warnMs: number;
  readonly mutes: Mutes;
  readonly around: Neighbours;
  /** Those whose clocks are known otherwise than before. */
  readonly heard: ReadonlySet<string>;
}

function frameOf(
  warnMs = WARN_MS,
  mutes = NO_MUTES,
  around = new Neighbours(),
  heard = NO_HOSTS,
): Frame {
  return { warnMs, mutes, around, heard };
}

/**
 * Works out what follows from a record.
 * @param earlier the entry of the same token before its record changed; saves decoding again
 * @returns null when the text is no token, which a ledger never holds
 */
export function createEntry(
  record: TokenRecord,
  earlier?: Entry,
  { warnMs, mutes, around }: Frame = frameOf(),
): Entry | null {
  const same = earlier?.record.raw === record.raw ? earlier : undefined;
  const found = same?.token ?? tokenOf(record);
  if (!found) return null;
  const token = same?.token ?? disclosed(found);
  const settled = same && isSettled(same.record, record) ? same : settle(token, record);
  const { verdict, who, issuer, line } = settled;
  return {
    ...{ id: record.id, record, token, verdict, who, issuer },
    // The most frequent of several comes first.
    carriedBy:
      same && settled === same && record.places.length < 2
        ? same.carriedBy
        : carriedBy(record.places),
    ...lifeOf(token, { record, warnMs, around }),
    warnMs,
    line,
    replacedBy: null,
    searchTexts: lazyTexts(same?.searchTexts),
    around,
    mutes,
    judge: judgeEntry,
  };
}

/** What hangs on the token, and on where it was seen, but not on how often. */
type Settled = Pick<Entry, 'verdict' | 'who' | 'issuer' | 'line'>;

function settle(token: Token, record: TokenRecord): Settled {
  const verdict = kindOf(token, record.places);
  return {
    verdict,
    who: who(token),
    issuer: issuer(token) ?? (token.recognition ? record.hosts[0] : undefined),
    line: lineOf(token, record, verdict.kind),
  };
}

/** Whether a token was seen again where it had been seen: in a flood that is what most changes are. */
function isSettled(before: TokenRecord, now: TokenRecord): boolean {
  return (
    before.hosts[0] === now.hosts[0] &&
    before.places.length === now.places.length &&
    before.places.every((place, at) => isSamePlace(place, now.places[at]))
  );
}

function isSamePlace(one: Place, other: Place | undefined): boolean {
  return (
    one.carrier === other?.carrier &&
    one.field === other.field &&
    one.via.length === other.via.length &&
    one.via.every((step, at) => step === other.via[at])
  );
}

function judgeEntry({ token, record, verdict, stillSent, around }: Entry): Judgement {
  const claims = token.claims.state === 'read' ? token.claims.set : null;
  return judge({ token, record, ...verdict, claims, stillSent, around });
}

/**
 * Keeps entries in step with records, making anew only what changed.
 * @param earlier what the last call gave
 * @param warnMs how early people want to be warned, milliseconds
 * @param muted what is not told; the same list means the same
 * @param clocks of all servers
 */
export function followRecords(
  records: ReadonlyMap<TokenId, TokenRecord>,
  earlier: ReadonlyMap<TokenId, Entry>,
  warnMs = WARN_MS,
  muted: readonly Mute[] = NOTHING_MUTED,
  clocks: readonly ServerClock[] = [],
): ReadonlyMap<TokenId, Entry> {
  const before = made.get(earlier);
  const around = before?.frame.around ?? new Neighbours();
  const frame = frameOf(warnMs, mutesOf(muted), around, around.hear(clocks));
  const list = [...records.values()];
  const isAlike = before?.frame.warnMs === warnMs && before.frame.mutes === frame.mutes;
  const quick =
    isAlike && frame.heard.size === 0 ? followChanges(list, before.records, earlier, frame) : null;
  const entries = quick ?? followAll(records, earlier, frame);
  made.set(entries, { records: list, frame });
  around.follow(entries);
  return entries;
}

/** What entries were made of, for those that are made next. */
interface Made {
  readonly records: readonly TokenRecord[];
  readonly frame: Frame;
}

const made = new WeakMap<ReadonlyMap<TokenId, Entry>, Made>();

/**
 * The usual case, which is to be quick with thousands of tokens: all that stayed is in its order, and
 * what is new comes after it. Null for any other.
 * @param before the records that the earlier entries were made of, in the same frame
 */
function followChanges(
  records: readonly TokenRecord[],
  before: readonly TokenRecord[],
  earlier: ReadonlyMap<TokenId, Entry>,
  frame: Frame,
): ReadonlyMap<TokenId, Entry> | null {
  const { gone, fresh: changed } = changesBetween(before, records);
  if (gone.length + changed.length === 0) return earlier;
  const ids = new Set(changed.map(({ id }) => id));
  const removed: Entry[] = [];
  for (const { id } of gone) {
    const entry = ids.has(id) ? undefined : earlier.get(id);
    if (entry !== undefined) removed.push(entry);
  }
  const entries = new Map(earlier);
  const touched = new Set(removed.map(({ line }) => line));
  for (const { id } of removed) entries.delete(id);
  const neighbours = [...removed];
  for (const record of changed) {
    const known = earlier.get(record.id);
    const entry = createEntry(record, known, frame);
    if (entry === null) return null;
    entries.set(record.id, entry);
    touched.add(entry.line);
    if (known) touched.add(known.line);
    if (known === undefined || isOther(known, entry)) neighbours.push(entry);
  }
  if (!isInOrder(entries, records)) return null;
  for (const entry of judgedWith(entries, neighbours)) entries.set(entry.id, { ...entry });
  for (const entry of followLines(entries, earlier, touched)) entries.set(entry.id, entry);
  return entries;
}

function isInOrder(entries: ReadonlyMap<TokenId, Entry>, records: readonly TokenRecord[]): boolean {
  let at = 0;
  for (const id of entries.keys()) if (records[at++]?.id !== id) return false;
  return at === records.length;
}

function isAsBefore(entry: Entry, record: TokenRecord, frame: Frame): boolean {
  const { warnMs, mutes, heard } = frame;
  const isSame = entry.record === record && entry.warnMs === warnMs && entry.mutes === mutes;
  return isSame && !isJudgedBy(entry, heard);
}

function followAll(
  records: ReadonlyMap<TokenId, TokenRecord>,
  earlier: ReadonlyMap<TokenId, Entry>,
  frame: Frame,
): ReadonlyMap<TokenId, Entry> {
  const entries = new Map<TokenId, Entry>();
  const touched = new Set<string>();
  const neighbours: Entry[] = [];
  for (const [id, record] of records) {
    const known = earlier.get(id);
    const isSame = known !== undefined && isAsBefore(known, record, frame);
    const entry = isSame ? known : createEntry(record, known, frame);
    if (entry) entries.set(id, entry);
    if (entry === known) continue;
    if (entry) touched.add(entry.line);
    if (known) touched.add(known.line);
    if (entry && (known === undefined || isOther(known, entry))) neighbours.push(entry);
  }
  for (const [id, known] of earlier) {
    if (entries.has(id)) continue;
    touched.add(known.line);
    neighbours.push(known);
  }
  for (const entry of judgedWith(entries, neighbours)) entries.set(entry.id, { ...entry });
  for (const entry of followLines(entries, earlier, touched)) entries.set(entry.id, entry);
  return entries;
}

/** The entries of some lines, with what their newest tokens now say about them. */
function followLines(
  entries: ReadonlyMap<TokenId, Entry>,
  earlier: ReadonlyMap<TokenId, Entry>,
  lines: ReadonlySet<string>,
): readonly Entry[] {
  const isOld = (id: TokenId) => {
    const entry = entries.get(id);
    return entry !== undefined && entry === earlier.get(id);
  };
  const members = [...entries.values()].filter(({ line }) => lines.has(line));
  // What another has replaced cannot be the newest as long as neither of the two has changed.
  const candidates = members.filter(
    ({ id, replacedBy }) => replacedBy === null || !isOld(id) || !isOld(replacedBy),
  );
  const newest = newestOfLines(candidates);
  return members.map((entry) => inLine(entry, newest.get(entry.line) ?? entry));
}

/** The entry with what the newest token of its line says about it. */
function inLine(entry: Entry, newest: Entry): Entry {
  const replacedBy = newest.id === entry.id ? null : newest.id;
  const stillSent = isStillSent(entry.record, entry.sentAfterExpiry, newest.record);
  const same = replacedBy === entry.replacedBy && stillSent === entry.stillSent;
  return same ? entry : { ...entry, replacedBy, stillSent };
}
