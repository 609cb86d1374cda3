import { useId } from 'preact/hooks';
import { clockTime } from '../../lib/view/date.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { lifetimeWords } from '../../lib/view/lifetime-words.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { LifetimeText } from '../primitives/Lifetime.tsx';
import css from './Popup.module.css';
import { CardTitle } from './TokenCard.tsx';

/** A token that has expired and is no longer sent: history, so it is small. */
export function ExpiredCard({ entry }: { readonly entry: Entry }) {
  const { now, copy } = useStore();
  const id = useId();
  const rejection = entry.record.lastRejection;
  return (
    <li class={css['card']} data-small="true" aria-labelledby={id}>
      <div class={css['line']}>
        <CardTitle entry={entry} id={id} />
        <LifetimeText words={lifetimeWords(entry, now.value)} form="long" />
        <Button
          look="quiet"
          aria-label="Copy claims"
          title="Copy claims"
          onClick={() => copy(entry, 'claims')}
        >
          <Icon name="copy" />
        </Button>
      </div>
      {rejection ? (
        <p class={css['small']}>
          refused with {rejection.status} at {clockTime(rejection.at)}
        </p>
      ) : null}
    </li>
  );
}
