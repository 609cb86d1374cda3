import type { Severity } from '../../judge/finding.ts';
import { keyPart, say } from '../../words/say.ts';
import type { SignatureState } from '../verification/signature-state.ts';
import type { Key, State } from './keys.ts';
import type { Operator } from './parse.ts';
import type { Problem } from './problem.ts';

/** What a key looks at, in one sentence. */
export function aboutKey(key: Key): string {
  return say(`filter_key_${key}`);
}

/** What a state means, in one sentence. */
export function aboutState(state: State): string {
  return say(`filter_is_${keyPart(state)}`);
}

/** What `has:` asks beside claims. */
export function aboutFindings(asked: 'finding' | 'muted'): string {
  return say(`filter_is_${asked}`);
}

/** What a severity means. */
export function aboutSeverity(severity: Severity): string {
  return say(`filter_severity_${severity}`);
}

/** What a word for a signature means. */
export function aboutSignature(state: SignatureState): string {
  return say(`filter_signature_${keyPart(state)}`);
}

/** What a comparison asks. */
export function aboutSample(key: Key, operator: Operator): string {
  const more = operator.startsWith('>');
  if (key === 'exp') return say(more ? 'filter_exp_more' : 'filter_exp_less');
  if (key === 'iat') return say(more ? 'filter_iat_more' : 'filter_iat_less');
  return say(operator === '' ? 'filter_seen_exactly' : 'filter_seen_more');
}

/** What is wrong with a query, as sentences: "No such filter word: isuer. …" */
export function problemWords({ code, written }: Problem): string {
  return say(`filter_problem_${keyPart(code)}`, { written });
}
