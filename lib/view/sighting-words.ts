import type { Sighting } from '../ledger/sighting.ts';
import { say, sayCounted } from '../words/say.ts';
import { clip } from './clip.ts';
import { measured } from './duration.ts';

const SECOND = 1_000;

/** How long an answer took: "84 ms", "1.24 s", "2.5 min"; null where that is not known. */
export function durationWords(span: number | null): string | null {
  if (span === null) return null;
  return span < SECOND ? sayCounted('span_milliseconds', Math.round(span)) : measured(span, 2);
}

/** The browsers' words for what is asked for, of webRequest and of the Network panel, and ours. */
const RESOURCES = {
  main_frame: 'document',
  document: 'document',
  sub_frame: 'frame',
  xmlhttprequest: 'fetch',
  xhr: 'fetch',
  fetch: 'fetch',
  websocket: 'websocket',
  ping: 'beacon',
  beacon: 'beacon',
  csp_report: 'csp_report',
  object: 'object',
  object_subrequest: 'object',
  image: 'image',
  imageset: 'image',
  script: 'script',
  stylesheet: 'stylesheet',
  font: 'font',
  media: 'media',
  web_manifest: 'manifest',
  manifest: 'manifest',
  other: 'miscellaneous',
} as const;

/** What was asked for: "document", "fetch", "image"; null where that is not known. */
export function resourceWords(resource: string | null): string | null {
  if (resource === null) return null;
  return isKnown(resource) ? say(`resource_${RESOURCES[resource]}`) : resource;
}

function isKnown(resource: string): resource is keyof typeof RESOURCES {
  return Object.hasOwn(RESOURCES, resource);
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
  const origin = initiator ?? '';
  if (/^[a-z]+-extension:/.test(origin)) {
    return { short: say('asker_extension'), long: say('asker_extension_at', { origin }) };
  }
  if (tabId === null) {
    return initiator === null
      ? { short: say('asker_no_tab'), long: say('asker_no_tab_long') }
      : { short: say('asker_worker'), long: say('asker_worker_at', { origin }) };
  }
  if (frameId !== null && frameId > 0) {
    // The browser's number for it is a name: it is not written as a count.
    const frame = String(frameId);
    const long =
      initiator === null
        ? say('asker_frame_long', { frame })
        : say('asker_frame_at', { frame, origin });
    return { short: say('asker_frame', { frame }), long };
  }
  if (initiator === null) {
    return frameId === 0 ? { short: say('asker_page'), long: say('asker_page_long') } : null;
  }
  return { short: withoutScheme(initiator), long: say('asker_page_at', { origin }) };
}

function jarWords({ store, partition }: Sighting): AskerWords | null {
  const kept = store === null ? null : storeWords(store);
  if (partition === null) return kept === null ? null : { short: kept, long: kept };
  return {
    short: say('jar_for', { site: withoutScheme(partition) }),
    long:
      kept === null
        ? say('jar_kept_for', { site: partition })
        : say('jar_kept_for_in', { site: partition, store: kept }),
  };
}

function withoutScheme(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}

/** UTF-16 units of a store's name that a column can bear. */
const STORE_LENGTH = 60;

/** The browser's name of a cookie store in words: "ordinary cookies", "container 3". */
export function storeWords(store: string): string {
  if (store === '0' || store === 'firefox-default') return say('store_ordinary');
  if (store === '1' || store === 'firefox-private') return say('store_private');
  const container = /^firefox-container-(\d{1,9})$/.exec(store)?.[1];
  return container === undefined
    ? say('store_named', { name: clip(store, STORE_LENGTH) })
    : say('store_container', { container });
}

/** Beginnings of the browsers' words for a request without an answer, and what each means. */
const FAILURES = [
  [/ABORT/i, 'aborted'],
  [/BLOCKED|TRACKING/i, 'blocked'],
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST/i, 'no_host'],
  [/REFUSED|UNREACHABLE/i, 'no_server'],
  [/TIMED_OUT|TIMEOUT/i, 'timed_out'],
  [/CERT|SSL/i, 'bad_tls'],
] as const;

/** Why there was no answer, in one or two words. */
export function failureWords(failure: string): string {
  const known = FAILURES.find(([pattern]) => pattern.test(failure))?.[1];
  return say(`failure_${known ?? 'unknown'}`);
}

/** What became of the exchange: "200", "401", "aborted"; a dash where nothing came or could come. */
export function statusWords({ status, failure }: Sighting): string {
  if (status !== null) return String(status);
  return failure === null ? '—' : failureWords(failure);
}

/** How many redirects led to a request; null for a request that was not redirected. */
export function hopWords(hop: number): string | null {
  return hop > 0 ? sayCounted('redirects', hop) : null;
}
