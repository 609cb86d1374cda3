// Unwrapping with all that finds structure: see unwrapper.ts.
import { findWindows } from './find-windows.ts';
import type { Placed } from './placing.ts';
import { type Quarry, TOKENS } from './quarry.ts';
import { UNWRAP_LIMITS, type UnwrapLimits, type Unwrapping, unwrapBy } from './unwrapper.ts';

/**
 * Every token in a text, verbatim or wrapped, once for each place. Tokens that stand verbatim are
 * found whatever the limits. Total and linear.
 */
export function unwrap(text: string, limits: UnwrapLimits = UNWRAP_LIMITS): Unwrapping {
  return unwrapAll(text, TOKENS, limits);
}

/** The same for whatever is looked for. */
export function unwrapAll<Form extends string>(
  text: string,
  quarry: Quarry<Form>,
  limits: UnwrapLimits = UNWRAP_LIMITS,
): Unwrapping<Placed<Form>> {
  return unwrapBy(findWindows, text, quarry, limits);
}
