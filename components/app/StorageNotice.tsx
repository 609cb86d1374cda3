import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { StorageOutcome } from '../../lib/view/storage-words.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Strip.module.css';
import { Strip } from './Strip.tsx';

interface StorageNoticeProps {
  readonly outcome: Signal<StorageOutcome | null>;
  /** Where the focus goes when the outcome is put away. */
  readonly focusAfter: RefObject<HTMLElement | null>;
}

/** What came of reading the page's storage, with all that was skipped, until it is put away. */
export function StorageNotice({ outcome, focusAfter }: StorageNoticeProps) {
  const told = outcome.value;
  if (told === null) return null;
  return (
    <Strip
      label={say('storage_notice_label')}
      icon={told.tone === 'done' ? 'check' : 'notice'}
      tone={told.tone === 'done' ? 'done' : 'warning'}
      focusAfter={focusAfter}
    >
      <div class={css['text']}>
        <p>
          <SafeText>{told.text}</SafeText>
          {told.skipped.length > 0 ? ` ${say('storage_notice_skipped')}` : null}
        </p>
        {told.skipped.length > 0 ? (
          <ul class={css['skipped']} aria-label={say('storage_notice_skipped_label')}>
            {told.skipped.map((reason, index) => (
              <li key={index}>
                <SafeText>{reason}</SafeText>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <Button
        look="quiet"
        aria-label={say('dismiss')}
        title={say('dismiss')}
        onClick={() => {
          outcome.value = null;
        }}
      >
        <Icon name="remove" />
      </Button>
    </Strip>
  );
}
