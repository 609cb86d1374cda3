// Questions that lead to this machine or into a network of the reader's own, which a token can name as well as
// any other address.
import { askedUrls } from '../../judge/verify/discovery/discover.ts';
import type { KeyQuestion } from '../../judge/verify/discovery/discovery.ts';
import { type Reach, reachOf } from '../../judge/verify/discovery/reach.ts';
import { say } from '../../words/say.ts';

/** Where a question leads. */
export interface Inside {
  /** What is asked first. */
  readonly url: string;
  readonly reach: Exclude<Reach, 'public'>;
}

/**
 * Where a question leads inside; null where it does not, or where that was confirmed.
 * @param confirmed origins
 */
export function insideOf(question: KeyQuestion, confirmed: ReadonlySet<string>): Inside | null {
  const also = question.alsoFrom === undefined ? [] : [question.alsoFrom];
  const [first] = askedUrls(question);
  for (const url of first === undefined ? also : [first, ...also]) {
    const reach = reachOf(url);
    if (reach === 'public' || !URL.canParse(url) || confirmed.has(new URL(url).origin)) continue;
    return { url, reach };
  }
  return null;
}

/** The same in a sentence, the address at its end. */
export function insideSentence({ url, reach }: Inside, { issuer }: KeyQuestion): string {
  return say(issuer === null ? `verify_inside_${reach}_typed` : `verify_inside_${reach}`, { url });
}
