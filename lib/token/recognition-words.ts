// What people read of a value that is no token. Apart from the recogniser, so that what only looks for
// credentials does not load it.
import { keyPart, nameKey, say, sayIfKnown } from '../words/say.ts';
import type { Evidence } from './evidence.ts';
import type { Explanation, Recognition, RecognitionFault } from './recognition.ts';

/** What the value is: mostly the name of a product, with a word for what it is to that. */
export function labelWords({ label }: Pick<Recognition, 'label'>): string {
  return sayIfKnown(`recognised_${nameKey(label)}`) ?? label;
}

/** One plain sentence that explains what the value is. */
export function explanationSentence(explanation: Explanation): string {
  return say(`explanation_${keyPart(explanation)}`);
}

/** Why a value was recognised, without a capital or a full stop: "named PHPSESSID". */
export function evidenceWords({ code, name, value }: Evidence): string {
  return say(`known_by_${keyPart(code)}`, { name, value });
}

/** What is amiss with what a value holds, in one plain sentence. */
export function recognitionFaultSentence(fault: RecognitionFault): string {
  return say(`recognition_fault_${keyPart(fault)}`);
}
