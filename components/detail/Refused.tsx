import type { Rejection } from '../../lib/ledger/record.ts';
import { refusalWords } from '../../lib/view/challenge.ts';
import { sinceWords } from '../../lib/view/obstacle.ts';
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
      <strong class={css['refused']}>Refused with {status}</strong> at {sinceWords(at, now)}:{' '}
      <SafeText>{reason}</SafeText>
      {code === '' ? null : (
        <>
          {' '}
          (
          <code>
            <SafeText>{code}</SafeText>
          </code>
          )
        </>
      )}
      {said === null ? (
        '.'
      ) : (
        <>
          . The server says: <SafeText>{said}</SafeText>
        </>
      )}
    </p>
  );
}
