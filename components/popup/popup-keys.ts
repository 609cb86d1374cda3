import type { CopyForm } from '../../lib/view/copy.ts';

/** What the keys of the popup do. */
export interface PopupKeyActions {
  /** @param id of the token whose card it is */
  readonly copy: (id: string, form: CopyForm) => void;
}

const FORMS: Readonly<Record<string, CopyForm>> = { c: 'claims', t: 'token' };
const CARD = 'li[data-id]';

/**
 * Handles a key anywhere in the popup: arrows lead from card to card, `c` and `t` copy as in the panel, from
 * the card that has the focus or else from the first. Escape is the browser's: it closes the popup.
 */
export function onPopupKey(event: KeyboardEvent, actions: PopupKeyActions): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const popup = event.currentTarget as HTMLElement;
  const cards = [...popup.querySelectorAll<HTMLElement>(CARD)];
  const here = cards.findIndex((card) => card.contains(target));
  const form = Object.hasOwn(FORMS, event.key.toLowerCase())
    ? FORMS[event.key.toLowerCase()]
    : undefined;
  const card = form === undefined ? destination(event.key, here, cards) : cards[Math.max(0, here)];
  if (card === undefined) return;
  if (form === undefined) card.focus();
  else actions.copy(card.dataset['id'] ?? '', form);
  event.preventDefault();
}

/** The card to which a key leads; from outside of the cards to the first or the last. */
function destination(
  key: string,
  here: number,
  cards: readonly HTMLElement[],
): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return cards[Math.min(here + 1, cards.length - 1)];
    case 'ArrowUp':
      return cards[here < 0 ? cards.length - 1 : Math.max(0, here - 1)];
    case 'Home':
      return cards[0];
    case 'End':
      return cards.at(-1);
    default:
      return undefined;
  }
}
