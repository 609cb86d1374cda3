import type { KeyRow, RingRequest } from './messages.ts';

/** The keys after a request was carried out, as if there was room for any number. */
export function rowsAfter(rows: readonly KeyRow[], request: RingRequest): readonly KeyRow[] {
  switch (request.type) {
    case 'add':
      return withRows(rows, request.rows);
    case 'replace':
      return withRows(
        rows.filter(([, , place]) => place !== request.place),
        request.rows,
      );
    case 'remove':
      return rows.filter(([identity]) => identity !== request.identity);
    case 'forget-all':
      return [];
    case 'may-read':
      return rows;
  }
}

/** The keys without those that a request takes away; what a place goes on publishing stays. */
export function rowsWithout(rows: readonly KeyRow[], request: RingRequest): readonly KeyRow[] {
  if (request.type === 'add') return rows;
  if (request.type !== 'replace') return rowsAfter(rows, request);
  const staying = new Set(request.rows.map(([identity]) => identity));
  return rows.filter(([identity, , place]) => place !== request.place || staying.has(identity));
}

/** With new rows at the end, each in place of one that it replaces. */
function withRows(rows: readonly KeyRow[], added: readonly KeyRow[]): readonly KeyRow[] {
  const latest = new Map(added.map((row) => [row[0], row]));
  return [...rows.filter(([identity]) => !latest.has(identity)), ...latest.values()];
}
