// The keys that a person gave or fetched, for as long as the browser session lasts: in memory, with the
// rows of one book, so that all its views share them and those of private windows end with them.
import type { RowStore, Rows } from '../../ledger/rows.ts';
import {
  CHARACTERS_AT_MOST,
  KEYS_AT_MOST,
  type KeyRow,
  type RingRequest,
  type RingServerPort,
} from './messages.ts';
import { rowsAfter, rowsWithout } from './rows-after.ts';

const ROW = 'keys';

export interface KeyRingOptions {
  readonly store: Pick<RowStore, 'write'>;
  /** Whether the browser gives access to all of the origins. */
  readonly mayRead: (origins: readonly string[]) => Promise<boolean>;
}

export class KeyRing {
  private readonly options: KeyRingOptions;
  private readonly ports = new Set<RingServerPort>();
  private rows: readonly KeyRow[] = [];

  constructor(options: KeyRingOptions) {
    this.options = options;
  }

  /** Takes up what was stored. */
  load(rows: Rows): void {
    const stored = rows[ROW];
    this.rows = Array.isArray(stored) ? stored.filter(isKeyRow) : [];
  }

  /** Serves a view, which is told of all keys at once. The ring must have been loaded. */
  attach(port: RingServerPort): void {
    this.ports.add(port);
    port.onClose(() => this.ports.delete(port));
    port.onMessage((message) => {
      if (isRequest(message)) void this.serve(port, message);
    });
    port.send({ type: 'keys', rows: this.rows });
  }

  private async serve(port: RingServerPort, message: RingRequest): Promise<void> {
    const done = await this.carryOut(message);
    port.send({ type: 'answer', request: message.request, done });
  }

  private async carryOut(message: RingRequest): Promise<boolean> {
    if (message.type === 'may-read') {
      return this.options.mayRead(message.origins).catch(() => false);
    }
    const rows = rowsAfter(this.rows, message);
    const isTaken = addsNothing(message) || hasRoom(rows);
    // What has no room must not keep anything from being forgotten: what a place withdrew verifies nothing.
    const left = isTaken ? rows : rowsWithout(this.rows, message);
    if (isTaken || left.length < this.rows.length) await this.become(left);
    return isTaken;
  }

  private async become(rows: readonly KeyRow[]): Promise<void> {
    this.rows = rows;
    // A key that was forgotten must not be shown while a store takes its time.
    for (const port of this.ports) port.send({ type: 'keys', rows });
    // A store that refuses costs no more than the keys after the next stop of the worker.
    const { store } = this.options;
    const stored = rows.length === 0 ? store.write({}, [ROW]) : store.write({ [ROW]: rows }, []);
    await stored.catch(() => undefined);
  }
}

function hasRoom(rows: readonly KeyRow[]): boolean {
  const characters = rows.reduce((sum, row) => sum + row.join('').length, 0);
  return rows.length <= KEYS_AT_MOST && characters <= CHARACTERS_AT_MOST;
}

function addsNothing(message: RingRequest): boolean {
  return !('rows' in message) || message.rows.length === 0;
}

function isKeyRow(value: unknown): value is KeyRow {
  return (
    Array.isArray(value) && value.length === 3 && value.every((text) => typeof text === 'string')
  );
}

/** What comes in is from a page of ours; it is looked at all the same, as everything that comes in is. */
function isRequest(value: unknown): value is RingRequest {
  const { type, request, rows, identity, origins, place } = {
    ...(value as Record<string, unknown>),
  };
  if (typeof request !== 'number') return false;
  if (type === 'add' || type === 'replace') {
    const isMeant = type === 'add' || (typeof place === 'string' && place !== '');
    return isMeant && Array.isArray(rows) && rows.every(isKeyRow);
  }
  if (type === 'remove') return typeof identity === 'string';
  if (type !== 'may-read') return type === 'forget-all';
  return Array.isArray(origins) && origins.every((origin) => typeof origin === 'string');
}
