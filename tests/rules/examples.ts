import type { RuleCode } from '../../lib/judge/rules.ts';
import { CARRIER_EXAMPLES } from './carrier-examples.ts';
import { CONTENT_EXAMPLES } from './content-examples.ts';
import type { Examples } from './example.ts';
import { FORM_EXAMPLES } from './form-examples.ts';

/** Every rule has examples, or this does not compile. */
export const EXAMPLES: Readonly<Record<RuleCode, Examples>> = {
  ...FORM_EXAMPLES,
  ...CONTENT_EXAMPLES,
  ...CARRIER_EXAMPLES,
};
