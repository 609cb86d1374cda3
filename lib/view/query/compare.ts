import type { Operator } from './parse.ts';

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A length of time such as `90s`, `10m`, `1.5h`, `30d` or `2w` in milliseconds; null for others. */
export function durationOf(text: string): number | null {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([smhdw])$/i.exec(text) ?? [];
  return amount === undefined ? null : Number(amount) * (UNITS[unit.toLowerCase()] ?? 0);
}

/** A number as people write one: `5`, `1.5`, `-3`; null for others. */
export function numberOf(text: string): number | null {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

/** Compares as an operator says; without one, for being equal. */
export function compare(one: number, operator: Operator, other: number): boolean {
  switch (operator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    default:
      return one === other;
  }
}
