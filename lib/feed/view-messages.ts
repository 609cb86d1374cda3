// A port hands over anything; only what a view of this protocol says is let in.
import type { TokenId } from '../ledger/record.ts';
import { asRow } from '../ledger/stored.ts';
import { FEED_PROTOCOL, type ViewMessage } from './messages.ts';

type Row = Readonly<Record<string, unknown>>;
type Read = (row: Row) => ViewMessage | null;

/** Longer than any name that a view gives itself, in UTF-16 units. */
const LONGEST_NAME = 64;

const READERS: Readonly<Record<ViewMessage['type'], Read>> = {
  subscribe: ({ protocol, tabId }) =>
    protocol === FEED_PROTOCOL && (tabId === null || isNumber(tabId))
      ? { type: 'subscribe', protocol, tabId }
      : null,
  history: ({ request, ids }) =>
    isNumber(request) && (ids === 'all' || isIdList(ids))
      ? { type: 'history', request, ids }
      : null,
  'read-storage': ({ request, tabId }) =>
    isNumber(request) && isNumber(tabId) ? { type: 'read-storage', request, tabId } : null,
  pause: ({ request, paused }) =>
    isNumber(request) && typeof paused === 'boolean' ? { type: 'pause', request, paused } : null,
  clear: ({ request, view, ids }) =>
    isNumber(request) && isName(view) && isIdList(ids)
      ? { type: 'clear', request, view, ids }
      : null,
  'undo-clear': ({ request, view }) =>
    isNumber(request) && isName(view) ? { type: 'undo-clear', request, view } : null,
  remind: ({ request, id, on }) =>
    isNumber(request) && typeof id === 'string' && typeof on === 'boolean'
      ? { type: 'remind', request, id: id as TokenId, on }
      : null,
  select: ({ ids }) => (isIdList(ids) ? { type: 'select', ids } : null),
  ping: () => ({ type: 'ping' }),
};

/** Reads what came over a port; null for anything that is not a message of this protocol. Total. */
export function readViewMessage(value: unknown): ViewMessage | null {
  const row = asRow(value);
  const { type } = row;
  return typeof type === 'string' && isKnown(type) ? READERS[type](row) : null;
}

function isKnown(type: string): type is ViewMessage['type'] {
  return Object.hasOwn(READERS, type);
}

/** A number that a port can carry; NaN and the infinities arrive as null. */
function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}

function isIdList(value: unknown): value is readonly TokenId[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
