import type { JSX } from 'preact';
import type { VerdictMark } from '../../lib/view/verification/verdict-words.ts';
import css from './VerdictIcon.module.css';

const SHIELD = 'M6 .9 10.6 2.5v3.2c0 2.6-1.9 4.4-4.6 5.5-2.7-1.1-4.6-2.9-4.6-5.5V2.5z';
const LOCK = 'M2.4 5.4h7.2v5H2.4z';

// Drawn on a square of 12, like all icons; kept apart from them, as no first load needs these.
const MARKS: Readonly<Record<VerdictMark, JSX.Element>> = {
  verified: (
    <g>
      <path d={SHIELD} fill="currentColor" />
      <path d="M3.7 6 5.4 7.7 8.5 4.3" fill="none" stroke="var(--ground)" stroke-width="1.4" />
    </g>
  ),
  failed: (
    <g>
      <path d="M3.9 1h4.2L11 3.9v4.2L8.1 11H3.9L1 8.1V3.9z" fill="currentColor" />
      <path d="M4 4l4 4M8 4 4 8" stroke="var(--ground)" stroke-width="1.4" />
    </g>
  ),
  trusting: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <path d={SHIELD} stroke-dasharray="1.9 1.3" />
      <path d="M3.9 6 5.5 7.6 8.3 4.5" />
    </g>
  ),
  unlocked: (
    <g>
      <path d={LOCK} fill="currentColor" />
      <path
        d="M3.9 5.4V3.3a2.1 2.1 0 0 1 4-.9"
        fill="none"
        stroke="currentColor"
        stroke-width="1.2"
      />
    </g>
  ),
  locked: (
    <g>
      <path d={LOCK} fill="currentColor" />
      <path
        d="M3.9 5.4V3.3a2.1 2.1 0 0 1 4.2 0v2.1"
        fill="none"
        stroke="currentColor"
        stroke-width="1.2"
      />
    </g>
  ),
  'no-key': (
    <g fill="none" stroke="currentColor" stroke-width="1.2">
      <circle cx="3.7" cy="6" r="2.3" />
      <path d="M6 6h5.2M9.3 6v2.2M11 6v1.6" />
    </g>
  ),
  unsigned: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <path d={SHIELD} />
      <path d="M2.4 10.4 9.6 1.4" />
    </g>
  ),
  unsupported: (
    <g fill="none" stroke="currentColor" stroke-width="1.2">
      <path d={SHIELD} />
      <path d="M6 3.4v3M6 7.7v1.2" />
    </g>
  ),
  unchecked: (
    <path
      d={SHIELD}
      fill="none"
      stroke="currentColor"
      stroke-width="1.1"
      stroke-dasharray="1.9 1.3"
    />
  ),
  running: (
    <g fill="currentColor">
      <circle cx="2.2" cy="6" r="1.2" />
      <circle cx="6" cy="6" r="1.2" />
      <circle cx="9.8" cy="6" r="1.2" />
    </g>
  ),
};

/** A verdict's mark. What it means always stands beside it. */
export function VerdictIcon({ mark }: { readonly mark: VerdictMark }) {
  return (
    <svg
      class={css['icon']}
      data-mark={mark}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      {MARKS[mark]}
    </svg>
  );
}
