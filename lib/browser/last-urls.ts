/** More frames than that are forgotten, those first that changed longest ago. */
const FRAMES = 1_000;

/** What each frame showed last. Pages replace their URL by the same one surprisingly often. */
export class LastUrls {
  private readonly urls = new Map<string, string>();

  /** Whether the frame shows another URL than when this was last asked; remembers it. */
  isNew(tabId: number, frameId: number, url: string): boolean {
    const frame = `${tabId}/${frameId}`;
    const known = this.urls.get(frame);
    this.urls.delete(frame);
    this.urls.set(frame, url);
    const [oldest] = this.urls.keys();
    if (this.urls.size > FRAMES && oldest !== undefined) this.urls.delete(oldest);
    return known !== url;
  }
}
