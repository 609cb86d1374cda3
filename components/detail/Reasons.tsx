import type { KindVerdict } from '../../lib/token/kind.ts';
import { reasonWords } from '../../lib/token/reason-words.ts';
import { kindWord } from '../../lib/view/kind-words.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { SafePart, SafeText } from '../primitives/SafeText.tsx';
import css from './Detail.module.css';

/** Why a token is taken for what it is taken for. */
export function Reasons({ verdict: { kind, reasons } }: { readonly verdict: KindVerdict }) {
  const said = reasons.length > 0 ? reasons.map(reasonWords) : [say('reasons_none')];
  const veil = useVeil();
  return (
    <p
      class={css['reasons']}
      title={plainVisibleText(veil.text(said.join('; ').replaceAll('`', '')))}
    >
      {kindWord(kind)}:{' '}
      {said.map((reason, index) => (
        <span key={reason}>
          {index > 0 ? ' · ' : ''}
          <Reason>{reason}</Reason>
        </span>
      ))}
    </p>
  );
}

/** A reason names members and fields between backticks. It reads in its own direction, as a whole. */
function Reason({ children }: { readonly children: string }) {
  return (
    <bdi>
      {children.split('`').map((part, index) =>
        index % 2 === 1 ? (
          <code key={index}>
            <SafeText>{part}</SafeText>
          </code>
        ) : (
          <SafePart key={index}>{part}</SafePart>
        ),
      )}
    </bdi>
  );
}
