// Opaque bearer credentials that say by their prefix who issued them. Shapes as the issuers document
// them; the lengths are lower bounds, because issuers lengthen their tokens.
import type { Sort } from './recognition.ts';

export interface BearerPrefix extends Sort {
  /** For people, as in the catalogue. */
  readonly prefix: string;
  readonly shape: RegExp;
}

type Row = readonly [family: string, prefix: string, shape: RegExp];

const ROWS: readonly Row[] = [
  ['github', 'ghp_', /^ghp_[A-Za-z\d]{36,255}$/],
  ['github', 'gho_', /^gho_[A-Za-z\d]{36,255}$/],
  ['github', 'ghu_', /^ghu_[A-Za-z\d]{36,255}$/],
  ['github', 'ghs_', /^ghs_[A-Za-z\d]{36,255}$/],
  ['github', 'ghr_', /^ghr_[A-Za-z\d]{36,255}$/],
  ['github', 'github_pat_', /^github_pat_\w{36,255}$/],
  ['gitlab', 'glpat-', /^glpat-[\w.-]{20,300}$/],
  ['slack', 'xox…-', /^xox[a-z](?:\.xox[a-z])?-[\w-]{10,300}$/],
  ['stripe', 'sk_live_', /^sk_live_[A-Za-z\d]{16,250}$/],
  ['stripe', 'sk_test_', /^sk_test_[A-Za-z\d]{16,250}$/],
  ['google', 'ya29.', /^ya29\.[\w.-]{20,2048}$/],
  ['aws-key', 'AKIA', /^AKIA[A-Z\d]{16}$/],
  ['aws-key', 'ASIA', /^ASIA[A-Z\d]{16}$/],
];

export const BEARER_PREFIXES: readonly BearerPrefix[] = ROWS.map(([family, prefix, shape]) => ({
  form: 'reference',
  family,
  role: 'bearer',
  // A key's id is sent in the open with every signed request.
  explanation: family === 'aws-key' ? 'key-id' : 'opaque-bearer',
  prefix,
  shape,
}));
