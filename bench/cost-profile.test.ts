import { expect, test } from 'vitest';
import { functionsOf } from './cost-profile.ts';

function node(id: number, functionName: string, children: readonly number[] = []) {
  const callFrame = { functionName, scriptId: '1', url: '', lineNumber: 0, columnNumber: 0 };
  return { id, callFrame, children: [...children] };
}

test('a function has its own time and that of what it called, for each fetch', () => {
  const profile = {
    nodes: [node(1, '(root)', [2]), node(2, 'scan', [3]), node(3, 'find')],
    startTime: 0,
    endTime: 100,
    samples: [2, 3, 3],
    timeDeltas: [10, 20, 30],
  };
  expect(functionsOf(profile, 10)).toEqual([
    { name: 'find', selfUs: 5, totalUs: 5 },
    { name: 'scan', selfUs: 1, totalUs: 6 },
    { name: '(root)', selfUs: 0, totalUs: 6 },
  ]);
});

test('a function that calls itself is counted once', () => {
  const profile = {
    nodes: [node(1, 'walk', [2]), node(2, 'walk')],
    startTime: 0,
    endTime: 100,
    samples: [1, 2],
    timeDeltas: [10, 30],
  };
  expect(functionsOf(profile, 1)).toEqual([{ name: 'walk', selfUs: 40, totalUs: 40 }]);
});
