import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Discovery } from '../../lib/judge/verify/discovery/discovery.ts';
import type { Entry } from '../../lib/view/entry.ts';
import {
  discoveryWords,
  fetchFailureSentence,
} from '../../lib/view/verification/discovery-words.ts';
import { type Inside, insideOf, insideSentence } from '../../lib/view/verification/inside.ts';
import { hostOf } from '../../lib/view/verification/key-words.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useKeepFocus } from '../primitives/keep-focus.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Verification.module.css';
import type { Fetch, VerifyDesk } from './verify-desk.ts';

interface FetchNewsProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly fetch: Fetch;
  /** Called when it goes away with the focus in it. */
  readonly onGone: () => void;
}

/** How a fetch of keys goes, or what came of it. */
export function FetchNews({ entry, desk, fetch, onGone }: FetchNewsProps) {
  const { outcome, question, unconfirmed } = fetch;
  const news = useRef<HTMLDivElement>(null);
  useKeepFocus(news, onGone);
  // A button that was pressed in here may be gone.
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (focused === document.body || focused === null) news.current?.focus();
  }, [outcome]);
  return (
    <div
      class={css['news']}
      data-bad={unconfirmed !== null || (outcome !== null && !outcome.ok)}
      role="group"
      aria-label={say('verify_fetch_label')}
      tabIndex={-1}
      ref={news}
    >
      {unconfirmed !== null ? (
        <Confirmation entry={entry} desk={desk} fetch={fetch} inside={unconfirmed} />
      ) : outcome === null ? (
        <>
          <progress class={css['progress']} aria-label={say('verify_fetch_label')} />
          <span>
            <SafeText>
              {say('verify_fetching', { host: hostOf(question.jwksUri ?? question.issuer ?? '') })}
            </SafeText>
          </span>
        </>
      ) : (
        <Outcome entry={entry} desk={desk} fetch={fetch} outcome={outcome} />
      )}
    </div>
  );
}

/** What leads inside is asked once the person has seen where that is. */
function Confirmation({
  entry,
  desk,
  fetch: { question },
  inside,
}: Omit<FetchNewsProps, 'onGone'> & { readonly inside: Inside }) {
  return (
    <>
      <Icon name="help" />
      <div class={css['newsWords']}>
        <p>
          <SafeText>{insideSentence(inside, question)}</SafeText>
        </p>
        {question.issuer === null ? null : <p>{say('verify_inside_why')}</p>}
        <div class={css['actions']}>
          <Button look="primary" onClick={() => void desk.fetchKeys(entry, question, true)}>
            {say('verify_inside_ask')}
          </Button>
          <Button onClick={desk.putFetchAway}>{say('verify_cancel')}</Button>
        </div>
      </div>
    </>
  );
}

function Outcome({
  entry,
  desk,
  fetch,
  outcome,
}: Omit<FetchNewsProps, 'onGone'> & { readonly outcome: Discovery }) {
  const { sentence, more } = discoveryWords(outcome);
  const elsewhere =
    !outcome.ok && outcome.failure.code === 'other-host' ? outcome.failure.jwksUri : null;
  return (
    <>
      <Icon name={outcome.ok ? 'check' : elsewhere === null ? 'notice' : 'help'} />
      <div class={css['newsWords']}>
        <p>
          <SafeText>{sentence}</SafeText>
        </p>
        {more.map((one) => (
          <p key={one}>
            <SafeText>{one}</SafeText>
          </p>
        ))}
        {elsewhere === null ? null : (
          <Elsewhere entry={entry} desk={desk} fetch={fetch} url={elsewhere} />
        )}
        <Requests outcome={outcome} />
      </div>
      {elsewhere === null ? (
        <Button
          look="quiet"
          aria-label={say('verify_dismiss')}
          title={say('verify_dismiss')}
          onClick={desk.putFetchAway}
        >
          <Icon name="remove" />
        </Button>
      ) : null}
    </>
  );
}

/** Keys on another host: the address in full, before it is asked. */
function Elsewhere({
  entry,
  desk,
  fetch,
  url,
}: Omit<FetchNewsProps, 'onGone'> & { readonly url: string }) {
  const question = { ...fetch.question, alsoFrom: url };
  // The issuer itself was confirmed, or is public.
  const inside = insideOf({ issuer: null, jwksUri: url }, new Set());
  return (
    <>
      <p>
        <code>
          <SafeText>{url}</SafeText>
        </code>
      </p>
      {inside === null ? null : (
        <p>
          <strong>{say(`verify_inside_${inside.reach}_keys`)}</strong> {say('verify_inside_why')}
        </p>
      )}
      <div class={css['actions']}>
        <Button look="primary" onClick={() => void desk.fetchKeys(entry, question, true)}>
          <SafeText>{say('verify_fetch_from', { host: hostOf(url) })}</SafeText>
        </Button>
        <Button onClick={desk.putFetchAway}>{say('verify_cancel')}</Button>
      </div>
    </>
  );
}

/** Everything that was asked of the network, for whoever wants to know. */
function Requests({ outcome: { requests } }: { readonly outcome: Discovery }) {
  if (requests.length === 0) return null;
  return (
    <details class={css['attempts']}>
      <summary>{say('fetch_requests')}</summary>
      <ol aria-label={say('fetch_requests')}>
        {requests.map(({ url, failure }) => (
          <li key={url}>
            <code>
              <SafeText>{url}</SafeText>
            </code>
            {': '}
            <SafeText>
              {failure === null ? say('fetch_request_answered') : fetchFailureSentence(failure)}
            </SafeText>
          </li>
        ))}
      </ol>
    </details>
  );
}
