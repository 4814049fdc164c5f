// How a reply came about: times and counts that help to judge a wave's quality. Never content.

export class Pace {
  private turn = -1;
  private shown = "";
  private first: string | null = null;
  private edits = 0;
  private pasted = 0;
  private left = 0;

  /** A turn is on the screen. */
  begin(turn: number): void {
    if (turn === this.turn) return;
    this.turn = turn;
    this.shown = new Date().toISOString();
    this.first = null;
    this.edits = this.pasted = this.left = 0;
  }

  input(): void {
    this.first ??= new Date().toISOString();
    this.edits += 1;
  }

  paste(characters: number): void {
    this.pasted += characters;
  }

  away(): void {
    this.left += 1;
  }

  gathered(characters: number): Record<string, unknown> {
    return {
      shown_at: this.shown,
      first_input_at: this.first,
      submitted_at: new Date().toISOString(),
      characters,
      edits: this.edits,
      pasted: this.pasted,
      focus_lost: this.left,
      device: device(),
    };
  }
}

function device(): "phone" | "tablet" | "desktop" {
  if (!matchMedia("(pointer: coarse)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet";
}
