import { useId } from 'preact/hooks';
import { clockTime } from '../../lib/view/date.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { say } from '../../lib/words/say.ts';
import { useLifetime } from '../app/lifetime.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { LifetimeText } from '../primitives/Lifetime.tsx';
import { CardTitle } from './CardTitle.tsx';
import css from './PopupTokens.module.css';
import { ShowHidden } from './ShowHidden.tsx';

/** How it ended: "replaced after a 401 at 20:05". A refusal that came later is no reason for that. */
function end({ record }: Entry, successor: Entry | undefined): string {
  const { lastRejection } = record;
  if (lastRejection === null) return say('popup_replaced');
  const { status, at } = lastRejection;
  const before = successor !== undefined && at <= successor.record.firstSeen;
  return say(before ? 'popup_replaced_after' : 'popup_refused', {
    status: String(status),
    time: clockTime(at),
  });
}

/** A token that has expired and is no longer sent: history, so it is small. */
export function ExpiredCard({ entry }: { readonly entry: Entry }) {
  const { copy, scoped } = useStore();
  const id = useId();
  const successor = scoped.value.find((other) => other.id === entry.replacedBy);
  return (
    <li class={css['card']} data-id={entry.id} data-small="true" tabIndex={-1} aria-labelledby={id}>
      <div class={css['line']}>
        <CardTitle entry={entry} id={id} />
        <LifetimeText words={useLifetime(entry)} form="long" />
        <ShowHidden entry={entry} />
        <Button
          look="quiet"
          aria-label={say('popup_copy_claims')}
          title={say('popup_copy_claims')}
          onClick={() => copy(entry, 'claims')}
        >
          <Icon name="copy" />
        </Button>
      </div>
      {entry.record.lastRejection || entry.replacedBy ? (
        <p class={css['small']}>{end(entry, successor)}</p>
      ) : null}
    </li>
  );
}
