import type { ComponentChildren } from 'preact';
import { say } from '../../lib/words/say.ts';
import { spotOf } from '../detail/spot.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './Verification.module.css';

interface VerdictCardProps {
  /** By which others lead here. */
  readonly id: string;
  /** What the verdict is about. */
  readonly about: string;
  readonly mark: string;
  readonly icon: ComponentChildren;
  readonly short: string;
  readonly sentences: readonly string[];
  readonly fix?: string | null;
  readonly children?: ComponentChildren;
}

/** One verdict at length: the answer, its reason, what can be done. */
export function VerdictCard(props: VerdictCardProps) {
  const { id, about, mark, icon, short, sentences, fix = null, children } = props;
  return (
    <section
      class={css['card']}
      data-mark={mark}
      data-spot={spotOf('verdict', id)}
      aria-label={about}
      aria-busy={mark === 'running'}
      tabIndex={-1}
    >
      <h3 class={css['title']}>
        {icon}
        {short.includes(about) ? null : <span class={css['about']}>{about}</span>}
        <span class={css['short']}>{short}</span>
      </h3>
      {sentences.map((sentence) => (
        <p key={sentence} class={css['sentence']}>
          <SafeText>{sentence}</SafeText>
        </p>
      ))}
      {fix === null ? null : (
        <p class={css['sentence']}>
          <strong>{say('verify_what_to_do')}</strong> <SafeText>{fix}</SafeText>
        </p>
      )}
      {children}
    </section>
  );
}
