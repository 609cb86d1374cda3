import type { ComponentChildren } from 'preact';
import type { Sighting } from '../../lib/ledger/sighting.ts';
import { stepWords } from '../../lib/scan/step-words.ts';
import { carrierWords } from '../../lib/view/carried-by.ts';
import { refusalWords } from '../../lib/view/challenge.ts';
import { localDate, utcDate } from '../../lib/view/date.ts';
import {
  askerWords,
  durationWords,
  hopWords,
  resourceWords,
} from '../../lib/view/sighting-words.ts';
import { say } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { CurlActions } from '../share/CurlActions.tsx';
import { RevealAction } from './RevealAction.tsx';
import css from './SightingsTab.module.css';

interface SightingFactsProps {
  readonly sighting: Sighting;
  readonly late: boolean;
  /** Shows a request in the developer tools; null where they cannot be asked. */
  readonly reveal: Host['revealRequest'];
}

/** Everything that is known of the exchange in which a token was seen. */
export function SightingFacts({ sighting, late, reveal }: SightingFactsProps) {
  const { at, url, carrier, field, via, resource, hop } = sighting;
  const now = useStore().now.value;
  const chain = [carrierWords(carrier, field), ...via.map(stepWords)].join(' › ');
  return (
    <>
      <dl class={css['facts']}>
        <Fact name={say('sighting_url')}>
          <code class={css['whole']}>
            <SafeText>{useVeil().url(url)}</SafeText>
          </code>
        </Fact>
        <Fact name={say('sighting_time')}>
          {localDate(at, now)} · {utcDate(at)}
          {late ? ` · ${say('sighting_late')}` : ''}
        </Fact>
        <Fact name={say('sighting_carried_by')}>
          <SafeText>{chain}</SafeText>
        </Fact>
        <Fact name={say(carrier === 'cookie-jar' ? 'sighting_cookie_jar' : 'sighting_asked_by')}>
          {words(askerWords(sighting)?.long)}
        </Fact>
        <Fact name={say('sighting_asked_for')}>{words(resourceWords(resource))}</Fact>
        <Fact name={say('sighting_redirects')}>{hopWords(hop)}</Fact>
        <Answer sighting={sighting} />
      </dl>
      <div class={css['copies']}>
        <RevealAction sighting={sighting} reveal={reveal} />
        <CurlActions sighting={sighting} />
      </div>
    </>
  );
}

/** What became of the request, with the server's reason where it refused. */
function Answer({ sighting }: { readonly sighting: Sighting }) {
  const { status, failure, challenge, durationMs, requestId } = sighting;
  const took = durationWords(durationMs);
  const refused = status === 401 || status === 403;
  const { code, reason, said } = refusalWords(challenge);
  const named = code === '' ? '' : ` (${code})`;
  return (
    <>
      <Fact name={say('sighting_answer')}>
        {status === null ? noAnswer(failure, requestId) : answered(String(status), took)}
      </Fact>
      <Fact name={say('sighting_refused')}>
        {refused ? <SafeText>{`${reason}${named}`}</SafeText> : null}
      </Fact>
      <Fact name={say('sighting_server_says')}>{words(said)}</Fact>
      <Fact name={say('sighting_challenge')}>
        {challenge === null ? null : (
          <code class={css['whole']}>
            <SafeText>{challenge}</SafeText>
          </code>
        )}
      </Fact>
    </>
  );
}

function answered(status: string, took: string | null): string {
  return took ? say('sighting_status_took', { status, time: took }) : status;
}

function noAnswer(failure: string | null, requestId: string | null): ComponentChildren {
  if (failure !== null) return <SafeText>{say('sighting_failed', { failure })}</SafeText>;
  return requestId === null ? null : say('sighting_none_yet');
}

function words(text: string | null | undefined): ComponentChildren {
  return text ? <SafeText>{text}</SafeText> : null;
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null) return null;
  return (
    <div class={css['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
