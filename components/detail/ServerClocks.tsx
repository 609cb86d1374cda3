import { clockSentence, clocksOf } from '../../lib/view/clock-words.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import css from './Detail.module.css';

/** More clocks than this say nothing new. */
const MOST = 2;

/** Whose clock differs, among the hosts of a token: then they disagree about its dates. */
export function ServerClocks({ hosts }: { readonly hosts: readonly string[] }) {
  const clocks = clocksOf(useStore().feed.value.clocks, hosts);
  const more = clocks.length - MOST;
  return (
    <>
      {clocks.slice(0, MOST).map((clock) => (
        <p key={clock.host} class={css['fact']}>
          {say('clocks_sentence', { sentence: clockSentence(clock) })}
        </p>
      ))}
      {more > 0 ? <p class={css['fact']}>{sayCounted('clocks_more', more)}</p> : null}
    </>
  );
}
