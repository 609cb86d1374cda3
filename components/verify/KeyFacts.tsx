import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import { failureWords } from '../../lib/view/verification/failure-words.ts';
import {
  certificateDates,
  chainSentence,
  keyType,
  shortThumbprint,
  sourceWords,
} from '../../lib/view/verification/key-words.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './KeyRing.module.css';

/** What is known of a key, without the key itself. */
export function KeyFacts({ shown }: { readonly shown: VerificationKey }) {
  const now = useStore().now.value;
  const { material, reading, isPrivate, faults } = shown;
  const isSecret = material.type !== 'jwk';
  return (
    <>
      <p class={css['keyFacts']}>
        <span>{keyType(shown)}</span>
        {reading === undefined ? null : <span>{say(`verify_reading_${reading}`)}</span>}
        {isSecret ? null : (
          <span title={shown.id}>
            {say('verify_fact_thumbprint')} <code>{shortThumbprint(shown)}</code>
          </span>
        )}
        <span>
          <SafeText>{sourceWords(shown.source, now)}</SafeText>
        </span>
      </p>
      {isPrivate && !isSecret ? (
        <p class={css['warning']}>
          <Icon name="warning" />
          <span>
            <strong>{say('verify_private')}.</strong> {say('verify_private_title')}
          </span>
        </p>
      ) : null}
      {faults.map((fault) => (
        <p key={fault.code} class={css['warning']}>
          <Icon name="warning" />
          <span>
            <SafeText>{failureWords(fault).reason}</SafeText>
          </span>
        </p>
      ))}
      <Certificate of={shown} now={now} />
    </>
  );
}

function Certificate({ of, now }: { readonly of: VerificationKey; readonly now: number }) {
  const { certificate } = of;
  if (certificate === null) return null;
  const { subject, issuer } = certificate;
  const { dates, overdue } = certificateDates(certificate, now);
  return (
    <p class={css['certificate']}>
      <span>{say('verify_certificate')}</span>
      <span>
        <SafeText>{say('verify_certificate_subject', { subject })}</SafeText>
      </span>
      <span>
        {subject === issuer ? (
          say('verify_certificate_self')
        ) : (
          <SafeText>{say('verify_certificate_issuer', { issuer })}</SafeText>
        )}
      </span>
      <span data-overdue={overdue}>{dates}</span>
      <span class={css['note']}>{chainSentence(certificate)}</span>
    </p>
  );
}
