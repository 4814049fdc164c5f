// The calls of the respondent API. A refusal is a `Problem`; no answer at all is `Unreachable`.

import type { Interview, Opened, Outgoing, Study, Turn } from "./types";

const PATIENCE = 45_000;

/** The server said no: a problem document (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly retryAfter: number,
  ) {
    super(title);
  }

  /** Whether the same request may succeed a little later. */
  get passing(): boolean {
    return [429, 502, 503, 504].includes(this.status);
  }
}

/** The server was not reached, or took too long. */
export class Unreachable extends Error {}

export interface Start {
  wave: string;
  language: string;
  respondent: string | null;
  invite: string | null;
}

export class Api {
  constructor(private readonly base: string) {}

  study(wave: string | null, language: string | null): Promise<Study> {
    const asked = new URLSearchParams();
    if (wave) asked.set("wave", wave);
    if (language) asked.set("language", language);
    return this.call("GET", `/api/study?${asked}`);
  }

  start(how: Start): Promise<Opened> {
    const body: Record<string, unknown> = { wave: how.wave, language: how.language, consent: true };
    if (how.respondent) body["respondent"] = how.respondent;
    if (how.invite) body["invite"] = how.invite;
    return this.call("POST", "/api/interviews", { body });
  }

  read(id: string, token: string): Promise<Interview> {
    return this.call("GET", path(id), { token });
  }

  async send(id: string, token: string, out: Outgoing): Promise<Turn> {
    const { shown: _, ...body } = out;
    return (await this.call<{ turn: Turn }>("POST", path(id, "messages"), { token, body })).turn;
  }

  async reopen(id: string, token: string, question: string, item: string | null): Promise<Turn> {
    const body = item ? { question, item } : { question };
    return (await this.call<{ turn: Turn }>("POST", path(id, "reopen"), { token, body })).turn;
  }

  async stop(id: string, token: string): Promise<Turn> {
    return (await this.call<{ turn: Turn }>("POST", path(id, "stop"), { token, body: {} })).turn;
  }

  private async call<Result>(
    method: string,
    where: string,
    { token, body }: { token?: string; body?: unknown } = {},
  ): Promise<Result> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const wish: RequestInit = {
      method,
      headers,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE),
    };
    if (body !== undefined) wish.body = JSON.stringify(body);
    let answer: Response;
    let told: unknown;
    try {
      answer = await fetch(this.base + where, wish);
      told = await answer.json();
    } catch (error) {
      throw new Unreachable(String(error));
    }
    if (answer.ok) return told as Result;
    const { title } = told as { title?: string };
    throw new Problem(
      answer.status,
      title ?? answer.statusText,
      Number(answer.headers.get("Retry-After")) || 0,
    );
  }
}

function path(id: string, verb = ""): string {
  return `/api/interviews/${encodeURIComponent(id)}${verb && `/${verb}`}`;
}
