import type { JSX } from 'preact';
import css from './Icon.module.css';

const BELL =
  'M6 1.2a3.1 3.1 0 0 0-3.1 3.1v2.5L1.8 8.6h8.4L9.1 6.8V4.3A3.1 3.1 0 0 0 6 1.2zM4.9 10.2a1.1 1.1 0 0 0 2.2 0';

// Drawn on a square of 12, in the colour of the text around them. They always stand beside words or
// inside something that has a name, so none has one of its own.
const ICONS = {
  record: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  resume: <path d="M3 1.8v8.4L10.2 6z" fill="currentColor" />,
  clear: (
    <g fill="none" stroke="currentColor" stroke-width="1.2">
      <circle cx="6" cy="6" r="4.4" />
      <path d="M9.1 2.9 2.9 9.1" />
    </g>
  ),
  undo: (
    <path
      d="M4.2 1.6 1.8 4l2.4 2.4M2 4h5a3 3 0 0 1 0 6H4"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
    />
  ),
  down: <path d="M3 4.6h6L6 8z" fill="currentColor" />,
  right: <path d="M4.6 3v6L8 6z" fill="currentColor" />,
  ascending: <path d="M2.6 8h6.8L6 4z" fill="currentColor" />,
  descending: <path d="M2.6 4h6.8L6 8z" fill="currentColor" />,
  copy: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <rect x="4" y="4" width="6.4" height="6.4" rx="1.2" />
      <path d="M8 4V2.8A1.2 1.2 0 0 0 6.8 1.6h-4A1.2 1.2 0 0 0 1.6 2.8v4A1.2 1.2 0 0 0 2.8 8H4" />
    </g>
  ),
  check: <path d="M2 6.4 4.7 9 10 3.2" fill="none" stroke="currentColor" stroke-width="1.6" />,
  outside: <path d="M3 9l6-6M4.4 3H9v4.6" fill="none" stroke="currentColor" stroke-width="1.3" />,
  redirect: (
    <path
      d="M2 2v3.4a2 2 0 0 0 2 2h6M7.6 4.8 10.2 7.4 7.6 10"
      fill="none"
      stroke="currentColor"
      stroke-width="1.2"
    />
  ),
  settings: (
    <g fill="none" stroke="currentColor">
      <circle cx="6" cy="6" r="1.6" stroke-width="1.1" />
      <circle cx="6" cy="6" r="3.6" stroke-width="1.2" />
      <circle cx="6" cy="6" r="4.9" stroke-width="1.5" stroke-dasharray="1.7 2.15" />
    </g>
  ),
  storage: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <ellipse cx="6" cy="2.9" rx="4.2" ry="1.7" />
      <path d="M1.8 2.9v6.2c0 .94 1.88 1.7 4.2 1.7s4.2-.76 4.2-1.7V2.9M1.8 6c0 .94 1.88 1.7 4.2 1.7S10.2 6.94 10.2 6" />
    </g>
  ),
  export: (
    <path
      d="M6 1v6.6M3.2 5 6 7.8 8.8 5M1.6 10.6h8.8"
      fill="none"
      stroke="currentColor"
      stroke-width="1.2"
    />
  ),
  seen: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <path d="M.9 6S2.7 2.6 6 2.6 11.1 6 11.1 6 9.3 9.4 6 9.4.9 6 .9 6z" />
      <circle cx="6" cy="6" r="1.6" />
    </g>
  ),
  unseen: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <path d="M.9 6S2.7 2.6 6 2.6 11.1 6 11.1 6 9.3 9.4 6 9.4.9 6 .9 6z" />
      <path d="M2.2 10.4 9.8 1.6" />
    </g>
  ),
  bell: <path d={BELL} fill="none" stroke="currentColor" stroke-width="1.1" />,
  'bell-on': <path d={BELL} fill="currentColor" stroke="currentColor" stroke-width="1.1" />,
  import: (
    <path
      d="M6 8V1.4M3.2 4 6 1.2 8.8 4M1.6 10.6h8.8"
      fill="none"
      stroke="currentColor"
      stroke-width="1.2"
    />
  ),
  remove: <path d="M3 3l6 6M9 3 3 9" stroke="currentColor" stroke-width="1.2" />,
  help: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <circle cx="6" cy="6" r="4.9" />
      <path d="M4.5 4.7a1.5 1.5 0 1 1 2.3 1.3c-.5.3-.8.6-.8 1.2M6 8.4v1" />
    </g>
  ),
  notice: (
    <g fill="none" stroke="currentColor" stroke-width="1.2">
      <circle cx="6" cy="6" r="4.9" />
      <path d="M6 3.2v3.4M6 8v1.2" />
    </g>
  ),
  'still-sent': (
    <g>
      <path d="M6 .8 11.6 11H.4z" fill="currentColor" />
      <path d="M6 4.4v3.2M6 8.6v1.2" stroke="var(--ground)" stroke-width="1.3" />
    </g>
  ),
  error: (
    <g>
      <path d="M6 .8 11.6 11H.4z" fill="currentColor" />
      <path d="M6 4.4v3.2M6 8.6v1.2" stroke="var(--ground)" stroke-width="1.3" />
    </g>
  ),
  warning: (
    <g>
      <path d="M6 .6 11.4 6 6 11.4.6 6z" fill="currentColor" />
      <path d="M6 3.2v3.4M6 7.6v1.2" stroke="var(--ground)" stroke-width="1.2" />
    </g>
  ),
  note: (
    <g fill="none" stroke="currentColor" stroke-width="1.2">
      <circle cx="6" cy="6" r="4.9" />
      <path d="M6 5.4v3.4M6 3.2v1.2" />
    </g>
  ),
  flag: (
    <g fill="none" stroke="currentColor" stroke-width="1.2">
      <path d="M3 11V1.2" />
      <path d="M3 1.8h6.4L7.6 4.2l1.8 2.4H3" fill="currentColor" />
    </g>
  ),
  expired: <path d="M2.4 2.4l7.2 7.2M9.6 2.4 2.4 9.6" stroke="currentColor" stroke-width="1.7" />,
  expiring: (
    <g>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.2" />
      <path d="M6 6V1.5A4.5 4.5 0 0 1 10.5 6z" fill="currentColor" />
    </g>
  ),
  current: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  'not-yet-valid': (
    <g fill="none" stroke="currentColor" stroke-width="1.2">
      <circle cx="6" cy="6" r="4.5" />
      <path d="M6 3.4V6l1.8 1.4" />
    </g>
  ),
  unbounded: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.2" />,
  unknown: (
    <circle
      cx="6"
      cy="6"
      r="4.4"
      fill="none"
      stroke="currentColor"
      stroke-width="1.2"
      stroke-dasharray="2 1.45"
    />
  ),
} as const satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof ICONS;

/** Those that point where lines go, or back; a recording that goes on points right in every language. */
const POINTING: ReadonlySet<IconName> = new Set(['right', 'undo', 'outside', 'redirect']);

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class={css['icon']}
      data-points={POINTING.has(name)}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      {ICONS[name]}
    </svg>
  );
}
