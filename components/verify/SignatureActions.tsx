import { useRef, useState } from 'preact/hooks';
import { stringMember } from '../../lib/jose/members.ts';
import { askedUrls } from '../../lib/judge/verify/discovery/discover.ts';
import type { KeyQuestion } from '../../lib/judge/verify/discovery/discovery.ts';
import { readIssuer } from '../../lib/judge/verify/discovery/issuer.ts';
import type { Verification } from '../../lib/judge/verify/verification.ts';
import { issuer } from '../../lib/token/parties.ts';
import type { Token } from '../../lib/token/token.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { copyVerdict } from './copy-verdict.ts';
import { FetchNews } from './FetchNews.tsx';
import { SecretsButton, SecretsNews, useSecretsTrial } from './SecretsTrial.tsx';
import { SignedContent } from './SignedContent.tsx';
import { UseKeyDialog } from './UseKeyDialog.tsx';
import css from './Verification.module.css';
import type { VerifyDesk } from './verify-desk.ts';

interface SignatureActionsProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly verification: Verification | null;
}

/** What can be done to verify a token. Each button says what it does before it is pressed. */
export function SignatureActions({ entry, desk, verification }: SignatureActionsProps) {
  const [isGiving, setGiving] = useState(false);
  const store = useStore();
  const asking = useRef<HTMLButtonElement>(null);
  const inside = verification === null ? null : innermost(verification);
  const signed = inside?.token ?? entry.token;
  const question = questionOf(signed);
  const secrets = useSecretsTrial(entry, desk);
  const isHmac = /^HS(256|384|512)$/.test(stringMember(entry.token.header, 'alg') ?? '');
  // Without what was signed no secret can explain it.
  const canTry = isHmac && (!entry.token.detached || desk.answers.contentOf(entry).length > 0);
  const fetch = desk.fetch.value;
  const own = fetch?.of === entry.id ? fetch : null;
  const isFetching = own !== null && own.outcome === null && own.unconfirmed === null;
  return (
    <>
      <div class={css['actions']}>
        {question === null ? null : (
          // One and the same button, so that it keeps the focus.
          <Button
            buttonRef={asking}
            onClick={({ detail }) => {
              if (!isFetching) void desk.fetchKeys(entry, question);
              // The second half of a double click cancels nothing.
              else if (detail < 2) own.cancel();
            }}
          >
            {say(fetchWord(isFetching, inside))}
          </Button>
        )}
        <Button aria-haspopup="dialog" onClick={() => setGiving(true)}>
          {say('verify_use_key')}
        </Button>
        {signed.detached ? <SignedContent entry={entry} desk={desk} /> : null}
        {canTry ? <SecretsButton {...secrets} /> : null}
        <Button onClick={() => void copyVerdict(entry, desk, store)}>{say('verify_copy')}</Button>
      </div>
      {question === null || own !== null ? null : <Asked question={question} />}
      {own === null ? null : (
        <FetchNews entry={entry} desk={desk} fetch={own} onGone={() => asking.current?.focus()} />
      )}
      {canTry ? <SecretsNews trial={secrets.trial} /> : null}
      {isGiving ? (
        <UseKeyDialog entry={entry} desk={desk} onClose={() => setGiving(false)} />
      ) : null}
    </>
  );
}

/** What pressing the button asks, in full, and what it sends. */
function Asked({ question }: { readonly question: KeyQuestion }) {
  const [first = '', ...others] = askedUrls(question);
  return (
    <div class={css['note']}>
      <p>
        {say('verify_with_issuer_note')}{' '}
        <code>
          <SafeText>{first}</SafeText>
        </code>
      </p>
      <p>{say('verify_with_issuer_sent')}</p>
      {others.length === 0 ? null : (
        <details class={css['attempts']}>
          <summary>{sayCounted('verify_with_issuer_else', others.length)}</summary>
          <ol>
            {others.map((url) => (
              <li key={url}>
                <code>
                  <SafeText>{url}</SafeText>
                </code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** Of what is signed: the token, or the one inside of it once that can be read. */
function innermost(verification: Verification): Verification {
  return verification.inner === undefined ? verification : innermost(verification.inner);
}

function fetchWord(isFetching: boolean, signed: Verification | null) {
  if (isFetching) return 'verify_cancel';
  if (signed === null) return 'verify_with_issuer';
  const { signature } = signed;
  if (signature?.state !== 'verified') return 'verify_with_issuer';
  const { source } = signature.key;
  // Keys of an address that a person typed, or of another issuer, are none that this one was asked for.
  const isTheirs = source.from === 'issuer' && source.issuer === issuer(signed.token);
  return isTheirs ? 'verify_fetch_again' : 'verify_with_issuer';
}

/** Whom to ask for the keys of a token; null where asking would not help. */
function questionOf(token: Token): KeyQuestion | null {
  const name = issuer(token) ?? null;
  if (!readIssuer(name).ok) return null;
  const alg = stringMember(token.header, 'alg') ?? '';
  // Secrets are not published, and what signs itself needs nobody.
  if (/^HS\d/.test(alg) || alg === 'none' || token.form === 'jwe') return null;
  return { issuer: name, ...(token.form === 'sd-jwt' ? { isCredential: true } : {}) };
}
