import { useEffect, useState } from 'preact/hooks';

/** Whether a CSS media query matches, followed while the component is shown. */
export function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const stop = new AbortController();
    const follow = () => setMatches(list.matches);
    list.addEventListener('change', follow, { signal: stop.signal });
    follow();
    return () => stop.abort();
  }, [query]);
  return matches;
}
