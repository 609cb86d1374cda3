// What came of fetching an issuer's keys, in words: a text for every code.
import type {
  Discovery,
  DiscoveryFailure,
  DiscoveryProblem,
} from '../../judge/verify/discovery/discovery.ts';
import { keyPart, listed, number, say, sayCounted, type Values } from '../../words/say.ts';
import { hostOf } from './key-words.ts';
import { plainValues, quoted } from './values.ts';

export interface FetchWords {
  /** What came of it, in one sentence. */
  readonly sentence: string;
  /** What can be done, or what else is to be known; sentences. */
  readonly more: readonly string[];
}

/** What came of it. Total. */
export function discoveryWords(outcome: Discovery): FetchWords {
  if (!outcome.ok) {
    const { failure } = outcome;
    const values = valuesOf(failure);
    const fix =
      failure.code === 'blocked-by-permission' && !failure.canAsk
        ? say('fetch_blocked_by_permission_fix_elsewhere')
        : say(`fetch_${keyPart(failure.code)}_fix`, values);
    return { sentence: sentenceOf(failure, values), more: [fix] };
  }
  const { keys, url, problems } = outcome;
  return {
    sentence: sayCounted('verify_fetched', keys.length, { host: hostOf(url) }),
    more: problems.map(problemSentence),
  };
}

/** Why a request did not help, in one sentence. */
export function fetchFailureSentence(failure: DiscoveryFailure): string {
  return sentenceOf(failure, valuesOf(failure));
}

function problemSentence(problem: DiscoveryProblem): string {
  return problem.code === 'private-keys-published'
    ? say('verify_fetched_private', { labels: listed(problem.labels) })
    : sayCounted('verify_fetched_left_out', problem.count);
}

function sentenceOf(failure: DiscoveryFailure, values: Values): string {
  switch (failure.code) {
    case 'unreachable':
      return say(`fetch_unreachable_${keyPart(failure.why)}`, { ...values });
    case 'redirected':
      return say(failure.to === null ? 'fetch_redirected_unknown' : 'fetch_redirected', {
        ...values,
      });
    case 'wrong-issuer':
      return say(failure.said === null ? 'fetch_wrong_issuer_none' : 'fetch_wrong_issuer', {
        ...values,
      });
    case 'no-usable-keys':
    case 'only-secrets':
      return sayCounted(`fetch_${keyPart(failure.code)}`, failure.count, values);
    default:
      return say(`fetch_${keyPart(failure.code)}`, values);
  }
}

function valuesOf(failure: DiscoveryFailure): Values {
  return { ...plainValues(failure, ['status']), ...moreValuesOf(failure) };
}

function moreValuesOf(failure: DiscoveryFailure): Values {
  switch (failure.code) {
    case 'not-plain':
      return { part: say(`fetch_part_${failure.part}`) };
    case 'timed-out':
      return { seconds: number(failure.limit / 1_000) };
    case 'blocked-by-permission':
      return { hosts: listed(failure.hosts) };
    case 'unreachable':
      return { host: hostOf(failure.url) };
    case 'other-host':
      return { host: hostOf(failure.url), other: hostOf(failure.origin) };
    case 'not-a-url':
    case 'wrong-issuer':
      return quotedNames(failure);
    default:
      return {};
  }
}

function quotedNames(failure: Extract<DiscoveryFailure, { code: 'not-a-url' | 'wrong-issuer' }>) {
  if (failure.code === 'not-a-url') return { issuer: quoted(failure.issuer) };
  return { expected: quoted(failure.expected), said: quoted(failure.said ?? '') };
}
