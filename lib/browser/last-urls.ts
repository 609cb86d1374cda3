import { digestOf } from './digest.ts';

/** More frames than that are forgotten, those first that changed longest ago. */
const FRAMES = 1_000;

/**
 * What each frame showed last. Pages replace their URL by the same one surprisingly often. URLs hold
 * tokens, so that only a digest of each is kept, out of which none can be read again.
 */
export class LastUrls {
  private readonly digests = new Map<string, number>();

  /** Whether the frame shows another URL than when this was last asked; remembers it. */
  isNew(tabId: number, frameId: number, url: string): boolean {
    const frame = `${tabId}/${frameId}`;
    const known = this.digests.get(frame);
    const digest = digestOf(url);
    this.digests.delete(frame);
    this.digests.set(frame, digest);
    const [oldest] = this.digests.keys();
    if (this.digests.size > FRAMES && oldest !== undefined) this.digests.delete(oldest);
    return known !== digest;
  }

  /** A frame shows another document; with the outermost, frame 0, all frames of the tab do. */
  forgetFrame(tabId: number, frameId: number): void {
    if (frameId === 0) this.forgetTab(tabId);
    else this.digests.delete(`${tabId}/${frameId}`);
  }

  forgetTab(tabId: number): void {
    for (const frame of this.digests.keys()) {
      if (frame.startsWith(`${tabId}/`)) this.digests.delete(frame);
    }
  }

  forgetAll(): void {
    this.digests.clear();
  }
}
