import type { ReadonlySignal } from '@preact/signals';
import type { Entry } from '../../lib/view/entry.ts';
import { stillSentSentence } from '../../lib/view/lifetime-words.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { keyPart, say } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import { useLifetime } from '../app/lifetime.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import type { DetailState } from '../app/view-state.ts';
import { HiddenNote } from '../primitives/HiddenNote.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { KindBadge } from '../primitives/KindBadge.tsx';
import { LifeBar, LifetimeText } from '../primitives/Lifetime.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { Verdicts } from '../verify/Verdicts.tsx';
import type { VerifyDesk } from '../verify/verify-desk.ts';
import { CopyActions } from './CopyActions.tsx';
import css from './Detail.module.css';
import { Lineage } from './Lineage.tsx';
import { Reasons } from './Reasons.tsx';
import { Refused } from './Refused.tsx';
import { RemindButton } from './RemindButton.tsx';
import { ServerClocks } from './ServerClocks.tsx';

interface DetailHeadingProps {
  readonly entry: Entry;
  /** How often it was sent after it expired; 0 if that is not known. */
  readonly sentSince: ReadonlySignal<number>;
  readonly host: Host;
  readonly desk: VerifyDesk;
  readonly state: DetailState;
  readonly onHistory: () => void;
}

export function DetailHeading(props: DetailHeadingProps) {
  const { entry, sentSince, host, desk, state, onHistory } = props;
  const who = useVeil().who(entry);
  return (
    <header class={css['heading']}>
      <div class={css['title']}>
        <KindBadge kind={entry.verdict.kind} form="name" />
        <h2
          class={`${css['who']} own-direction`}
          title={plainVisibleText(who.text)}
          data-told={who.told}
        >
          <SafeText>{who.text}</SafeText>
        </h2>
        <Countdown entry={entry} />
        <RemindButton entry={entry} access={host.settings} openSettings={host.openSettings} />
      </div>
      <Life entry={entry} />
      <CopyActions entry={entry} desk={desk}>
        <Verdicts entry={entry} desk={desk} state={state} />
      </CopyActions>
      <Hidden entry={entry} />
      <Reasons verdict={entry.verdict} />
      {entry.sentAfterExpiry ? <StillSent entry={entry} sentSince={sentSince} /> : null}
      <div class={css['facts']}>
        {entry.record.lastRejection ? <Refused rejection={entry.record.lastRejection} /> : null}
        <Lineage entry={entry} onHistory={onHistory} />
        <ServerClocks hosts={entry.record.hosts} />
      </div>
    </header>
  );
}

/** What is hidden of the token, and a button that shows it until another one is selected. */
function Hidden({ entry }: { readonly entry: Entry }) {
  const { settings, revealedId } = useStore();
  const { masking } = settings.value;
  if (masking === 'nothing') return null;
  const shown = revealedId.value === entry.id;
  return (
    <HiddenNote
      words={say(shown ? 'hidden_shown' : `hidden_${keyPart(masking)}`)}
      shown={shown}
      onToggle={() => {
        revealedId.value = shown ? null : entry.id;
      }}
    />
  );
}

function Countdown({ entry }: { readonly entry: Entry }) {
  const words = useLifetime(entry);
  return (
    <div class={css['countdown']}>
      <LifetimeText words={words} form="long" />
    </div>
  );
}

function Life({ entry }: { readonly entry: Entry }) {
  return <LifeBar words={useLifetime(entry)} />;
}

function StillSent({ entry, sentSince }: Pick<DetailHeadingProps, 'entry' | 'sentSince'>) {
  const { now } = useStore();
  return (
    <p class={css['alarm']} data-quiet={!entry.stillSent}>
      <Icon name="still-sent" />
      <span>{stillSentSentence(entry, now.value, sentSince.value)}</span>
    </p>
  );
}
