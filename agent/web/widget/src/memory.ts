// What one tab remembers over a reload: the key to the interview, drafts, and what is on its way.

import type { Draft, Outgoing } from "./types";

export interface Kept {
  id?: string;
  token?: string;
  invite?: string;
  respondent?: string;
  language?: string;
  outgoing?: Outgoing;
  drafts?: Record<string, Draft>;
}

/** Session storage where the browser lets us, else this page's own memory. */
export class Memory {
  private kept: Kept;

  constructor(private readonly name: string) {
    this.kept = this.stored();
  }

  get all(): Readonly<Kept> {
    return this.kept;
  }

  keep(more: { [Name in keyof Kept]?: Kept[Name] | undefined }): void {
    this.kept = Object.fromEntries(
      Object.entries({ ...this.kept, ...more }).filter(([, value]) => value !== undefined),
    ) as Kept;
    try {
      sessionStorage.setItem(this.name, JSON.stringify(this.kept));
    } catch {
      // Storage is full or forbidden: the tab goes on with what it holds.
    }
  }

  forget(): void {
    this.kept = {};
    try {
      sessionStorage.removeItem(this.name);
    } catch {
      // As above.
    }
  }

  draft(key: string): Draft | undefined {
    return this.kept.drafts?.[key];
  }

  write(key: string, draft: Draft | null): void {
    const { [key]: _, ...others } = this.kept.drafts ?? {};
    this.keep({ drafts: draft ? { ...others, [key]: draft } : others });
  }

  private stored(): Kept {
    try {
      const found: unknown = JSON.parse(sessionStorage.getItem(this.name) ?? "{}");
      return typeof found === "object" && found !== null ? (found as Kept) : {};
    } catch {
      return {};
    }
  }
}
