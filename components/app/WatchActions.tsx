import type { Obstacle } from '../../lib/view/obstacle.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import type { AccessScope, Host } from './host.ts';
import { useStore } from './store-context.ts';

interface WatchActionsProps {
  readonly host: Host;
  readonly obstacle: Obstacle;
  /** The first button is the one thing to do here. */
  readonly prominent: boolean;
}

/** What can be done about an obstacle, as buttons; where there is no button for it, in words. */
export function WatchActions({ host, obstacle, prominent }: WatchActionsProps) {
  const { pause } = useStore();
  const look = prominent ? 'primary' : 'plain';
  switch (obstacle) {
    case 'reloaded':
      return host.reopen ? (
        <Button look={look} onClick={host.reopen}>
          {say('watch_load_again')}
        </Button>
      ) : (
        <p>{say('watch_close_tools')}</p>
      );
    case 'no-access':
    case 'withheld':
      return <AccessActions host={host} look={look} />;
    case 'left-out':
      return <ListAction host={host} look={look} />;
    case 'paused':
      return (
        <Button look={look} onClick={() => pause(false)}>
          {say('watch_resume')}
        </Button>
      );
    case 'closed':
    case 'restricted':
      return null;
  }
}

interface ActionProps {
  readonly host: Host;
  readonly look: 'primary' | 'plain';
}

/** For this site first: less is asked for, and it is enough here. */
function AccessActions({ host: { grantAccess }, look }: ActionProps) {
  const { feed, scope, tabId, notices } = useStore();
  const url = tabId === null || scope.value === 'all' ? null : (feed.value.page?.url ?? null);
  if (grantAccess === null) {
    return <p>{say('watch_press_button')}</p>;
  }
  const ask = async (which: AccessScope) => {
    const given = await grantAccess(which, url);
    if (!given) notices.post('failed', say('watch_access_refused'));
  };
  return (
    <>
      {url === null ? null : (
        <Button look={look} onClick={() => void ask('site')}>
          {say('watch_allow_site')}
        </Button>
      )}
      <Button look={url === null ? look : 'plain'} onClick={() => void ask('all')}>
        {say('watch_allow_all')}
      </Button>
    </>
  );
}

/** The page is left out by a choice, which can be taken back here. */
function ListAction({ host, look }: ActionProps) {
  const { feed, notices } = useStore();
  const url = feed.value.page?.url;
  const { settings, change } = host.settings;
  if (!url) return null;
  // Few sites are left out, so what reads the lists is loaded by the press.
  const watch = () =>
    import('../../lib/view/site-choice.ts').then(
      ({ watchSite }) => change(watchSite(settings.peek(), url)),
      () => notices.post('failed', say('part_failed')),
    );
  return (
    <Button look={look} onClick={() => void watch()}>
      {say('watch_this_site')}
    </Button>
  );
}
