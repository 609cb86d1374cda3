import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Discovery } from '../../lib/judge/verify/discovery/discovery.ts';
import type { Entry } from '../../lib/view/entry.ts';
import {
  discoveryWords,
  fetchFailureSentence,
} from '../../lib/view/verification/discovery-words.ts';
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
  const { outcome, question } = fetch;
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
      data-bad={outcome !== null && !outcome.ok}
      role="group"
      aria-label={say('verify_fetch_label')}
      tabIndex={-1}
      ref={news}
    >
      {outcome === null ? (
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

function Outcome({
  entry,
  desk,
  fetch,
  outcome,
}: Omit<FetchNewsProps, 'onGone'> & { readonly outcome: Discovery }) {
  const { sentence, more } = discoveryWords(outcome);
  const origin =
    !outcome.ok && outcome.failure.code === 'other-host' ? outcome.failure.origin : null;
  return (
    <>
      <Icon name={outcome.ok ? 'check' : origin === null ? 'notice' : 'help'} />
      <div class={css['newsWords']}>
        <p>
          <SafeText>{sentence}</SafeText>
        </p>
        {more.map((one) => (
          <p key={one}>
            <SafeText>{one}</SafeText>
          </p>
        ))}
        {origin === null ? null : (
          <div class={css['actions']}>
            <Button
              look="primary"
              onClick={() => void desk.fetchKeys(entry, { ...fetch.question, alsoFrom: origin })}
            >
              <SafeText>{say('verify_fetch_from', { host: hostOf(origin) })}</SafeText>
            </Button>
            <Button onClick={desk.putFetchAway}>{say('verify_cancel')}</Button>
          </div>
        )}
        <Requests outcome={outcome} />
      </div>
      {origin === null ? (
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
