import type { Verification } from '../../lib/judge/verify/verification.ts';
import type { Token } from '../../lib/token/token.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { LongText } from '../detail/LongText.tsx';
import { Members } from '../detail/Members.tsx';
import css from './Verification.module.css';

/** What was inside of a token: claims, another token, a text. */
export function Opened({ verification }: { readonly verification: Verification }) {
  const { decryption, inner } = verification;
  if (inner !== undefined) return <InnerToken token={inner.token} />;
  if (decryption?.state !== 'decrypted') return null;
  const { plaintext } = decryption;
  switch (plaintext.kind) {
    case 'claims':
      return (
        <section class={css['opened']}>
          <h3 class={css['ringTitle']}>{say('verify_decrypted_claims')}</h3>
          <Members of="claims" label={say('verify_decrypted_claims')} object={plaintext.set} />
        </section>
      );
    case 'token':
      return <InnerToken token={plaintext.token} />;
    case 'text':
      return <Text text={plaintext.text} />;
    case 'bytes':
      return (
        <p class={css['opened']}>{sayCounted('verify_decrypted_bytes', plaintext.bytes.length)}</p>
      );
  }
}

function InnerToken({ token }: { readonly token: Token }) {
  const { claims } = token;
  return (
    <section class={css['opened']}>
      <h3 class={css['ringTitle']}>{say('verify_inner_header')}</h3>
      <Members of="header" label={say('verify_inner_header')} object={token.header} />
      {claims.state === 'read' ? (
        <>
          <h3 class={css['ringTitle']}>{say('verify_inner_claims')}</h3>
          <Members of="claims" label={say('verify_inner_claims')} object={claims.set} />
        </>
      ) : null}
    </section>
  );
}

function Text({ text }: { readonly text: string }) {
  const veil = useVeil();
  return (
    <section class={css['opened']}>
      <h3 class={css['ringTitle']}>{say('verify_decrypted_text')}</h3>
      <pre class={css['text']}>
        <LongText keep={'\n'}>{veil.content(text)}</LongText>
      </pre>
    </section>
  );
}
