import { useRef, useState } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { useKeepFocus } from '../primitives/keep-focus.ts';
import { SignedContentDialog } from './SignedContentDialog.tsx';
import type { VerifyDesk } from './verify-desk.ts';

interface SignedContentProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
}

/** Gives what was signed, of which a token leaves it out, and takes it back. */
export function SignedContent({ entry, desk }: SignedContentProps) {
  const [isGiving, setGiving] = useState(false);
  const giving = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button buttonRef={giving} aria-haspopup="dialog" onClick={() => setGiving(true)}>
        {say('content_give')}
      </Button>
      {desk.answers.contentOf(entry).length === 0 ? null : (
        <TakeBack entry={entry} desk={desk} onGone={() => giving.current?.focus()} />
      )}
      {isGiving ? (
        <SignedContentDialog entry={entry} desk={desk} onClose={() => setGiving(false)} />
      ) : null}
    </>
  );
}

function TakeBack({ entry, desk, onGone }: SignedContentProps & { readonly onGone: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useKeepFocus(button, onGone);
  return (
    <Button buttonRef={button} onClick={() => void desk.giveContent(entry, [])}>
      {say('content_take_back')}
    </Button>
  );
}
