import type { Entry } from '../../lib/view/entry.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { say } from '../../lib/words/say.ts';
import type { VerifyDesk } from './verify-desk.ts';

/** Copies what can be said of a token's signature, time and claims; it is checked before, if it was not. */
export async function copyVerdict(
  entry: Entry,
  desk: Pick<VerifyDesk, 'answers'>,
  { now, feed, copyText, notices }: Pick<ViewStore, 'now' | 'feed' | 'copyText' | 'notices'>,
): Promise<void> {
  try {
    const answer = await desk.answers.ask(entry);
    const { verdictText } = await import('../../lib/view/verification/verdict-text.ts');
    const text = verdictText(entry, answer, now.peek(), feed.peek().clocks);
    await copyText(say('verify_copied'), text);
  } catch {
    // An extension that was reloaded has taken the file along.
    notices.post('failed', say('part_failed'));
  }
}
