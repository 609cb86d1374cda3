import type { Sighting } from '../ledger/sighting.ts';
import { clip } from './clip.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long an answer took: "84 ms", "1.24 s", "2.5 min"; null where that is not known. */
export function durationWords(span: number | null): string | null {
  if (span === null) return null;
  if (span < SECOND) return `${Math.round(span)} ms`;
  if (span < MINUTE) return `${decimal(span / SECOND, 2)} s`;
  return `${decimal(span / MINUTE, 1)} min`;
}

function decimal(value: number, digits: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: digits });
}

/** The browsers' words for what is asked for, of webRequest and of the Network panel. */
const RESOURCE_WORDS: Readonly<Record<string, string>> = {
  main_frame: 'document',
  sub_frame: 'frame',
  xmlhttprequest: 'fetch',
  xhr: 'fetch',
  websocket: 'WebSocket',
  ping: 'beacon',
  beacon: 'beacon',
  csp_report: 'CSP report',
  object_subrequest: 'object',
  imageset: 'image',
  web_manifest: 'manifest',
};

/** What was asked for: "document", "fetch", "image"; null where that is not known. */
export function resourceWords(resource: string | null): string | null {
  if (resource === null) return null;
  return Object.hasOwn(RESOURCE_WORDS, resource) ? (RESOURCE_WORDS[resource] ?? null) : resource;
}

/** Who asked, as far as the sighting tells. */
export interface AskerWords {
  /** For a column: "shop.example", "frame 7", "worker". */
  readonly short: string;
  /** The same in a phrase: "a frame (7) of the page, at https://pay.example". */
  readonly long: string;
}

/** Who asked for it, or in which of the browser's cookie jars it lies. */
export function askerWords(sighting: Sighting): AskerWords | null {
  const { initiator, tabId, frameId, carrier } = sighting;
  if (carrier === 'cookie-jar') return jarWords(sighting);
  const at = initiator === null ? '' : `, at ${initiator}`;
  if (initiator !== null && /^[a-z]+-extension:/.test(initiator)) {
    return { short: 'extension', long: `an extension${at}` };
  }
  if (tabId === null) {
    return initiator === null
      ? { short: 'no tab', long: 'traffic that belongs to no tab' }
      : { short: 'worker', long: `a worker, outside of any tab${at}` };
  }
  if (frameId !== null && frameId > 0) {
    return { short: `frame ${frameId}`, long: `a frame (${frameId}) of the page${at}` };
  }
  if (initiator === null) return frameId === 0 ? { short: 'page', long: 'the page' } : null;
  return { short: initiator.replace(/^https?:\/\//, ''), long: `the page${at}` };
}

function jarWords({ store, partition }: Sighting): AskerWords | null {
  const kept = store === null ? null : storeWords(store);
  if (partition !== null) {
    const site = partition.replace(/^https?:\/\//, '');
    const where = kept === null ? '' : `, in ${kept}`;
    return { short: `for ${site}`, long: `kept for ${partition} alone${where}` };
  }
  return kept === null ? null : { short: kept, long: kept };
}

const STORES: Readonly<Record<string, string>> = {
  '0': 'ordinary cookies',
  'firefox-default': 'ordinary cookies',
  '1': 'private cookies',
  'firefox-private': 'private cookies',
};

/** UTF-16 units of a store's name that a column can bear. */
const STORE_LENGTH = 60;

/** The browser's name of a cookie store in words: "ordinary cookies", "container 3". */
export function storeWords(store: string): string {
  const named = Object.hasOwn(STORES, store) ? STORES[store] : undefined;
  const container = /^firefox-container-(\d{1,9})$/.exec(store)?.[1];
  return named ?? (container ? `container ${container}` : `store ${clip(store, STORE_LENGTH)}`);
}

/** Beginnings of the browsers' words for a request without an answer, and a short one for each. */
const FAILURES: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/ABORT/i, 'aborted'],
  [/BLOCKED|TRACKING/i, 'blocked'],
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST/i, 'no host'],
  [/REFUSED|UNREACHABLE/i, 'no server'],
  [/TIMED_OUT|TIMEOUT/i, 'timed out'],
  [/CERT|SSL/i, 'bad TLS'],
];

/** Why there was no answer, in one or two words. */
export function failureWords(failure: string): string {
  return FAILURES.find(([pattern]) => pattern.test(failure))?.[1] ?? 'failed';
}

/** What became of the exchange: "200", "401", "aborted"; a dash where nothing came or could come. */
export function statusWords({ status, failure }: Sighting): string {
  if (status !== null) return String(status);
  return failure === null ? '—' : failureWords(failure);
}

/** How many redirects led to a request; null for a request that was not redirected. */
export function hopWords(hop: number): string | null {
  if (hop <= 0) return null;
  return hop === 1 ? 'after a redirect' : `after ${hop.toLocaleString()} redirects`;
}
