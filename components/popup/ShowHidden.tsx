import type { Entry } from '../../lib/view/entry.ts';
import { hasHidden } from '../../lib/view/hidden-text.ts';
import { keyClaims } from '../../lib/view/key-claims.ts';
import { veilFor } from '../../lib/view/veils.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';

/** Shows what is hidden on a card, until that of another is shown. Nothing where nothing is. */
export function ShowHidden({ entry }: { readonly entry: Entry }) {
  const { settings, revealedId } = useStore();
  const veil = veilFor(settings.value.masking, entry.token);
  const texts = [
    veil.who(entry).text,
    ...keyClaims(entry.token).map(({ text }) => veil.text(text)),
  ];
  if (!texts.some(hasHidden)) return null;
  const shown = revealedId.value === entry.id;
  const words = say(shown ? 'popup_hide_again' : 'popup_show_hidden');
  return (
    <Button
      look="quiet"
      aria-label={words}
      title={words}
      onClick={() => {
        revealedId.value = shown ? null : entry.id;
      }}
    >
      <Icon name={shown ? 'seen' : 'unseen'} />
    </Button>
  );
}
