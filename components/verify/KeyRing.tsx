import { useRef } from 'preact/hooks';
import { UNDO_WITHIN_MS } from '../../lib/feed/messages.ts';
import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { KeyFacts } from './KeyFacts.tsx';
import css from './KeyRing.module.css';
import type { VerifyDesk } from './verify-desk.ts';

/** Keys that are listed; a set of more is rare, and its rest is counted. */
const MOST_KEYS = 100;

interface KeyRingProps {
  readonly desk: VerifyDesk;
  /** The key that the selected token was verified or decrypted with. */
  readonly matching: VerificationKey | null;
}

/** The keys that are known in this session, and how to forget them. */
export function KeyRing({ desk, matching }: KeyRingProps) {
  const section = useRef<HTMLElement>(null);
  const keys = desk.keys.value;
  const focusSection = () => section.current?.focus();
  return (
    <section class={css['ring']} aria-label={say('verify_keys')} tabIndex={-1} ref={section}>
      <h3 class={css['title']}>{say('verify_keys')}</h3>
      <p class={css['note']}>
        {keys.length === 0 ? `${say('verify_keys_none')} ` : null}
        {say('verify_keys_kept')}
      </p>
      <ul class={css['keys']} aria-label={say('verify_keys')}>
        {keys.slice(0, MOST_KEYS).map((key) => (
          <KeyRow
            key={`${key.id} ${JSON.stringify(key.source)}`}
            shown={key}
            isMatching={matching !== null && matching.id === key.id}
            onForget={() => {
              desk.remove(key);
              focusSection();
            }}
          />
        ))}
      </ul>
      {keys.length > MOST_KEYS ? (
        <p class={css['note']}>{sayCounted('verify_tried_more', keys.length - MOST_KEYS)}</p>
      ) : null}
      <div class={css['actions']}>
        {keys.length > 1 ? (
          <Button
            onClick={() => {
              desk.forgetAll();
              focusSection();
            }}
          >
            {say('verify_forget_all')}
          </Button>
        ) : null}
        <Forgotten desk={desk} onRestore={focusSection} />
      </div>
    </section>
  );
}

interface KeyRowProps {
  readonly shown: VerificationKey;
  readonly isMatching: boolean;
  readonly onForget: () => void;
}

function KeyRow({ shown, isMatching, onForget }: KeyRowProps) {
  const name = plainVisibleText(useVeil().text(shown.label));
  return (
    <li class={css['key']}>
      <div class={css['keyHead']}>
        <strong class={css['keyName']}>
          <SafeText>{shown.label}</SafeText>
        </strong>
        {isMatching ? (
          <span class={css['matching']}>
            <Icon name="check" />
            {say('verify_key_matches')}
          </span>
        ) : null}
        <Button
          look="quiet"
          aria-label={say('verify_forget', { name })}
          title={say('verify_forget', { name })}
          onClick={onForget}
        >
          <Icon name="remove" />
        </Button>
      </div>
      <KeyFacts shown={shown} />
    </li>
  );
}

/** What was forgotten last, for as long as it can be brought back. */
function Forgotten({ desk, onRestore }: { desk: VerifyDesk; onRestore: () => void }) {
  const { now } = useStore();
  const forgotten = desk.forgotten.value;
  if (forgotten === null) return null;
  if (now.value - forgotten.at >= UNDO_WITHIN_MS) {
    desk.dropForgotten();
    return null;
  }
  return (
    <>
      <span class={css['note']}>{sayCounted('verify_forgot', forgotten.keys.length)}</span>
      <Button
        look="link"
        onClick={() => {
          void desk.add(forgotten.keys);
          onRestore();
        }}
      >
        {say('verify_restore')}
      </Button>
    </>
  );
}
