import type { ComponentChildren } from 'preact';
import type { Entry } from '../../lib/view/entry.ts';
import { claimsWords } from '../../lib/view/verification/claims-words.ts';
import { timeWords } from '../../lib/view/verification/time-words.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import type { DetailState } from '../app/view-state.ts';
import { show, showVerdict } from '../detail/spot.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { ClaimsIcon } from './ClaimsIcon.tsx';
import { useJudged, useVerdictWords } from './use-answer.ts';
import { VerdictIcon } from './VerdictIcon.tsx';
import css from './Verdicts.module.css';
import type { VerifyDesk } from './verify-desk.ts';

interface VerdictsProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly state: DetailState;
}

/** The three verdicts, kept apart: who made the token, whether it is its time, what it says. */
export function Verdicts({ entry, desk, state }: VerdictsProps) {
  const judged = useJudged(desk, entry);
  return (
    <div class={css['verdicts']}>
      <ul class={css['list']} aria-label={say('verify_verdicts')}>
        {entry.token.recognition === undefined ? (
          <SignatureVerdict
            entry={entry}
            desk={desk}
            onShow={() => showVerdict(state, 'signature')}
          />
        ) : null}
        <TimeVerdict entry={judged} onShow={() => showVerdict(state, 'time')} />
        <ClaimsVerdict
          entry={judged}
          onShow={() =>
            judged === entry ? show(state, 'findings', null) : showVerdict(state, 'claims')
          }
        />
      </ul>
      {entry.token.recognition === undefined ? (
        <Button
          aria-keyshortcuts="v"
          onClick={() => {
            desk.wake();
            showVerdict(state, 'signature');
          }}
        >
          {say('verify_open')}
        </Button>
      ) : null}
    </div>
  );
}

interface VerdictProps {
  readonly entry: Entry;
  readonly onShow: () => void;
}

function SignatureVerdict({ entry, desk, onShow }: VerdictProps & Pick<VerdictsProps, 'desk'>) {
  const { mark, short, sentence } = useVerdictWords(desk, entry);
  return (
    <Verdict mark={mark} title={sentence} icon={<VerdictIcon mark={mark} />} onShow={onShow}>
      {short}
    </Verdict>
  );
}

function TimeVerdict({ entry, onShow }: VerdictProps) {
  const { now, feed } = useStore();
  const { mark, short, sentences } = timeWords(entry, now.value, feed.value.clocks);
  return (
    <Verdict mark={mark} title={sentences.join(' ')} icon={<Icon name={mark} />} onShow={onShow}>
      <span class="hidden-but-read">{say('verify_time')}: </span>
      {short}
    </Verdict>
  );
}

function ClaimsVerdict({ entry, onShow }: VerdictProps) {
  const { mark, short, sentences } = claimsWords(entry);
  return (
    <Verdict
      mark={mark}
      title={sentences.join(' · ')}
      icon={<ClaimsIcon mark={mark} />}
      onShow={onShow}
    >
      <span class="hidden-but-read">{say('verify_claims')}: </span>
      {short}
    </Verdict>
  );
}

interface ShownVerdictProps {
  readonly mark: string;
  readonly title: string;
  readonly icon: ComponentChildren;
  readonly onShow: () => void;
  readonly children: ComponentChildren;
}

/** One verdict, which leads to where it is told at length. */
function Verdict({ mark, title, icon, onShow, children }: ShownVerdictProps) {
  return (
    <li class={css['item']}>
      <button
        type="button"
        class={css['verdict']}
        data-mark={mark}
        title={plainVisibleText(useVeil().text(title))}
        onClick={onShow}
      >
        {icon}
        <span class={css['words']}>{children}</span>
      </button>
    </li>
  );
}
