import { findWindows } from '../scan/find-windows.ts';
import { NAMED_VALUES } from './named-quarry.ts';
import { type NamedValue, namedValuesBy } from './named-value.ts';

/** All that may be a credential in a text, with all that finds it. Total and linear. */
export function namedValues(text: string): readonly NamedValue[] {
  return namedValuesBy(findWindows, text, NAMED_VALUES);
}
