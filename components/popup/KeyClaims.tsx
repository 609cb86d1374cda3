import type { KeyClaim } from '../../lib/view/key-claims.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { useVeil } from '../app/veil.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './PopupTokens.module.css';

/** The claims that tell what a token is good for, each on a line. */
export function KeyClaims({
  claims,
  id,
}: {
  readonly claims: readonly KeyClaim[];
  readonly id: string;
}) {
  const veil = useVeil();
  return (
    <dl class={css['claims']} id={id}>
      {claims.map(({ name, text }) => (
        <div key={name} class={css['claim']}>
          <dt>{name}</dt>
          <dd class="own-direction" title={plainVisibleText(veil.text(text))}>
            <SafeText>{text}</SafeText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
