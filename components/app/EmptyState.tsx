import type { ComponentChildren } from 'preact';
import { isOpen, NO_FILTER } from '../../lib/view/filter.ts';
import { Button } from '../primitives/Button.tsx';
import css from './EmptyState.module.css';
import type { Host } from './host.ts';
import { useStore } from './store-context.ts';

/** Why the list is empty, and what to do about it. */
export function EmptyState({ host }: { readonly host: Host }) {
  const { rows, scoped, feed, pause, scope } = useStore();
  const { watch, connected } = feed.value;
  const hidden = scoped.value.length;

  if (hidden > 0 && !isOpen(rows.filter.value)) {
    return (
      <Message title={`The filter hides ${hidden === 1 ? '1 token' : `${hidden} tokens`}`}>
        <Button
          onClick={() => {
            rows.filter.value = NO_FILTER;
          }}
        >
          Clear the filter
        </Button>
      </Message>
    );
  }
  if (!connected) return <Message title="Connecting to the background…" />;
  if (watch.access === 'nowhere') {
    return (
      <Message title="No access to this site">
        <p>The browser keeps its traffic from Bearerscope until you allow it to be read.</p>
        {host.grantAccess ? (
          <Button look="primary" onClick={() => void host.grantAccess?.('all', null)}>
            Allow access
          </Button>
        ) : (
          <p>Press the Bearerscope button in the browser's toolbar to allow it.</p>
        )}
      </Message>
    );
  }
  if (watch.paused) {
    return (
      <Message title="Paused">
        <p>Tokens that travel now are not seen.</p>
        <Button look="primary" onClick={() => pause(false)}>
          Resume watching
        </Button>
      </Message>
    );
  }
  return (
    <Message title="Watching, nothing yet">
      <p>
        {scope.value === 'tab'
          ? 'No request of this tab has carried a token. Reload the page to see those of its start.'
          : 'No request has carried a token. Reload a page to see those of its start.'}
      </p>
      {host.reload ? <Button onClick={host.reload}>Reload the page</Button> : null}
    </Message>
  );
}

function Message({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class={css['message']}>
      <h2 class={css['title']}>{title}</h2>
      {children}
    </div>
  );
}
