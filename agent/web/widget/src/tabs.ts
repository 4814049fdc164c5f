// Several windows, one interview: the newest has the floor, the others step aside and say so.

export class Tabs {
  private channel: BroadcastChannel | null = null;
  private readonly me = unique();

  constructor(private readonly aside: () => void) {}

  /** Take the floor for an interview. */
  claim(interview: string): void {
    this.leave();
    if (!("BroadcastChannel" in globalThis)) return;
    this.channel = new BroadcastChannel(`interview-widget:${interview}`);
    this.channel.onmessage = (event: MessageEvent<{ from: string }>) => {
      if (event.data.from !== this.me) this.aside();
    };
    this.channel.postMessage({ from: this.me });
  }

  leave(): void {
    this.channel?.close();
    this.channel = null;
  }
}

/** 128 random bits; `randomUUID` is missing from pages served without TLS. */
export function unique(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (one) => one.toString(36)).join(
    "-",
  );
}
