import { Icon } from '../primitives/Icon.tsx';
import { useStore } from './store-context.ts';
import css from './Toolbar.module.css';

/** Whose tokens to show; only where there is a tab to choose. */
export function ScopeSelect() {
  const { scope, tabId } = useStore();
  if (tabId === null) return null;
  return (
    <span class={css['selectBox']}>
      <select
        class={css['select']}
        aria-label="Scope"
        value={scope.value}
        onChange={({ currentTarget }) => {
          scope.value = currentTarget.value === 'all' ? 'all' : 'tab';
        }}
      >
        <option value="tab">This tab</option>
        <option value="all">All tabs</option>
      </select>
      <Icon name="down" />
    </span>
  );
}
