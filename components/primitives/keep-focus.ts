import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where the focus goes when what it is in goes away; else it would be lost, and the keyboard with it.
 * @param ref what goes away with the component
 * @param next has the focus then
 */
export function useKeepFocus(ref: RefObject<HTMLElement | null>, next: () => void): void {
  const latest = useRef(next);
  latest.current = next;
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element?.contains(document.activeElement)) latest.current();
    };
  }, [ref, latest]);
}
