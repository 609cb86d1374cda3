// Puts a token back into what stood around it in a field's value, as far as the unwrap chain tells.
import { nestedFrom } from '../scan/hit.ts';
import { OWN_STEPS } from '../scan/own-steps.ts';
import { JsonAtPaths } from './json-at-path.ts';

/** RFC 9110 §5.6.2: the characters of an auth-scheme. */
const SCHEME = /^[!#$%&'*+.^_`|~\w-]+$/;

/**
 * The value in which a token stood.
 * @param via the unwrap chain, outermost first
 * @returns null where the chain has a step that cannot be undone, or leads into another token
 */
export function rewrap(raw: string, via: readonly string[]): string | null {
  if (nestedFrom(via) >= 0) return null;
  let value = raw;
  for (const step of via.toReversed()) {
    const wrapped = wrap(value, step);
    if (wrapped === null) return null;
    value = wrapped;
  }
  return value;
}

function wrap(value: string, step: string): string | null {
  if (step === 'quoted') return `"${value}"`;
  if (step === 'percent-encoded') return encodeURIComponent(value.toWellFormed());
  if (step.startsWith('$')) {
    const json = new JsonAtPaths();
    return json.set(step, value) ? json.text : null;
  }
  return !OWN_STEPS.has(step) && SCHEME.test(step) ? `${step} ${value}` : null;
}
