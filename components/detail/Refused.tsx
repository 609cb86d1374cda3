import type { ComponentChildren } from 'preact';
import type { Rejection } from '../../lib/ledger/record.ts';
import { refusalWords } from '../../lib/view/challenge.ts';
import { atMoment } from '../../lib/view/date.ts';
import { say, sayPieces } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Detail.module.css';

/** The latest refusal of a request that carried the token, with the server's reason. */
export function Refused({ rejection }: { readonly rejection: Rejection }) {
  const { status, at, challenge } = rejection;
  const now = useStore().now.value;
  const { code, reason, said } = refusalWords(challenge);
  return (
    <p class={css['fact']}>
      {sayPieces<ComponentChildren>(code === '' ? 'refused_why' : 'refused_why_code', {
        refused: (
          <strong class={css['refused']}>{say('refused_with', { status: String(status) })}</strong>
        ),
        at: atMoment(at, now),
        reason: <SafeText>{reason}</SafeText>,
        code: (
          <code>
            <SafeText>{code}</SafeText>
          </code>
        ),
      })}
      {said === null ? null : (
        <> {sayPieces<ComponentChildren>('refused_said', { words: <SafeText>{said}</SafeText> })}</>
      )}
    </p>
  );
}
