// A ledger that has seen something, and ways to look at it.
import type { Held } from '../../lib/ledger/held.ts';
import { Ledger } from '../../lib/ledger/ledger.ts';
import { LIMITS, type Limits } from '../../lib/ledger/limits.ts';
import { observationOf } from '../../lib/ledger/observation.ts';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import type { Message } from '../../lib/scan/message.ts';
import { scanMessage } from '../../lib/scan/scan-message.ts';

/** A ledger that noted these messages in order. */
export function ledgerOf(messages: readonly Message[], limits: Partial<Limits> = {}): Ledger {
  const ledger = new Ledger({ ...LIMITS, ...limits });
  for (const message of messages) note(ledger, message);
  return ledger;
}

export function note(ledger: Ledger, message: Message): void {
  ledger.note(observationOf(message, scanMessage(message), ledger.limits));
}

/** The record of the token with this text, which the test knows to be there. */
export function recordOf(ledger: Ledger, raw: string): TokenRecord {
  const record = ledger.records().find((candidate) => candidate.raw === raw);
  if (record === undefined) throw new Error(`The ledger holds no ${raw.slice(0, 80)}`);
  return record;
}

export function entryOf(ledger: Ledger, raw: string): Held {
  const entry = ledger.entry(recordOf(ledger, raw).id);
  if (entry === undefined) throw new Error('The ledger knows the record and not the entry.');
  return entry;
}

/** The statuses of a token's kept sightings, oldest first. */
export function statusesOf(ledger: Ledger, raw: string): readonly (number | null)[] {
  return entryOf(ledger, raw).sightings.map(({ status }) => status);
}
