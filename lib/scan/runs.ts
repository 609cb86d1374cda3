// Runs of base64url characters, and the padding that some issuers put behind them.

const RUN = /[\w-]*/y;
const EQUALS = 0x3d;

/** The offset behind the base64url characters that stand at `from`; `from` itself if none does. */
export function endOfRun(text: string, from: number): number {
  RUN.lastIndex = from;
  RUN.test(text);
  return RUN.lastIndex;
}

/** Some issuers pad their segments (AWS load balancers do); at most two `=` belong to one. */
export function endOfPadding(text: string, from: number): number {
  let end = from;
  while (end - from < 2 && text.charCodeAt(end) === EQUALS) end++;
  return end;
}

/** The offset behind a segment, its padding included. */
export function endOfSegment(text: string, from: number): number {
  return endOfPadding(text, endOfRun(text, from));
}
