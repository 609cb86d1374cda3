import { useState } from 'preact/hooks';
import { beginning } from '../../lib/view/clip.ts';
import { sayCounted } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Members.module.css';

/** UTF-16 units of foreign text that are laid out without being asked for. */
const SHOWN = 4_000;

interface LongTextProps {
  readonly children: string;
  readonly keep?: string;
}

/** Foreign text of any length: the rest of a very long one is shown on demand. */
export function LongText({ children, keep = '' }: LongTextProps) {
  const [whole, setWhole] = useState(false);
  // Before it is cut: the beginning of what is hidden tells as much.
  const text = useVeil().text(children);
  if (whole || text.length <= SHOWN) return <SafeText keep={keep}>{text}</SafeText>;
  return (
    <>
      <SafeText keep={keep}>{beginning(text, SHOWN)}</SafeText>…{' '}
      <button type="button" class={css['more']} onClick={() => setWhole(true)}>
        {sayCounted('show_all_characters', text.length)}
      </button>
    </>
  );
}
