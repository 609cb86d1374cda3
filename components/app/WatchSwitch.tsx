import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useObstacle } from './obstacle.ts';
import { useStore } from './store-context.ts';
import css from './Toolbar.module.css';

/** Red while watching, as the recording buttons of DevTools are; pressing it pauses. */
export function WatchSwitch() {
  const { feed, pause } = useStore();
  const { obstacle } = useObstacle();
  const { paused } = feed.value.watch;
  const label = say(paused ? 'watch_resume' : 'watch_pause');
  return (
    <Button look="quiet" aria-label={label} title={label} onClick={() => pause(!paused)}>
      <span class={css['switch']} data-watching={obstacle === null}>
        <Icon name={paused ? 'resume' : 'record'} />
      </span>
      {paused ? say('watch_resume_short') : null}
    </Button>
  );
}
