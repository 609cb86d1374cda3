import type { RuleCode } from '../../lib/judge/rules.ts';
import { CARRIER_EXAMPLES } from './carrier-examples.ts';
import { CONTENT_EXAMPLES } from './content-examples.ts';
import type { Examples } from './example.ts';
import { FORM_EXAMPLES } from './form-examples.ts';
import { GRANT_EXAMPLES } from './grant-examples.ts';
import { MESSAGE_EXAMPLES } from './message-examples.ts';
import { VALUE_EXAMPLES } from './value-examples.ts';

/** Every rule has examples, or this does not compile. */
export const EXAMPLES: Readonly<Record<RuleCode, Examples>> = {
  ...FORM_EXAMPLES,
  ...CONTENT_EXAMPLES,
  ...CARRIER_EXAMPLES,
  ...MESSAGE_EXAMPLES,
  ...GRANT_EXAMPLES,
  ...VALUE_EXAMPLES,
};
