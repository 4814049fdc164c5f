// The calls of the respondent API. A refusal is a `Problem`; no answer at all is `Unreachable`.

import type { Interview, Opened, Outgoing, Study, Turn } from "./types";

const PATIENCE = 45_000;
const EVENTS = "text/event-stream";

interface Wish {
  token?: string;
  body?: unknown;
  accept?: string;
}

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

  /** Send a reply; `hear` is told the words of the next turn as far as they have come. */
  async send(
    id: string,
    token: string,
    out: Outgoing,
    hear: (words: string) => void = () => undefined,
  ): Promise<Turn> {
    const { shown: _, ...body } = out;
    const answer = await this.ask("POST", path(id, "messages"), {
      token,
      body,
      accept: `${EVENTS}, application/json;q=0.9`,
    });
    try {
      if (!answer.headers.get("Content-Type")?.startsWith(EVENTS) || !answer.body)
        return ((await answer.json()) as { turn: Turn }).turn;
      return await streamed(answer.body, hear);
    } catch (error) {
      throw error instanceof Problem ? error : new Unreachable(String(error));
    }
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
    wish: Wish = {},
  ): Promise<Result> {
    const answer = await this.ask(method, where, wish);
    try {
      return (await answer.json()) as Result;
    } catch (error) {
      throw new Unreachable(String(error));
    }
  }

  private async ask(
    method: string,
    where: string,
    { token, body, accept = "application/json" }: Wish,
  ): Promise<Response> {
    const headers: Record<string, string> = { Accept: accept };
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
      if (answer.ok) return answer;
      told = await answer.json();
    } catch (error) {
      throw new Unreachable(String(error));
    }
    const { title } = told as { title?: string };
    throw new Problem(
      answer.status,
      title ?? answer.statusText,
      Number(answer.headers.get("Retry-After")) || 0,
    );
  }
}

/** Read server-sent events up to the whole turn; a stream that ends before it is no answer. */
async function streamed(
  body: ReadableStream<Uint8Array>,
  hear: (words: string) => void,
): Promise<Turn> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let words = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Unreachable("the stream was cut");
    const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(block) ?? [];
      if (!name || !data) continue;
      const told = JSON.parse(data) as unknown;
      if (name === "turn") return told as Turn;
      if (name === "problem") {
        const { status, title } = told as { status: number; title: string };
        throw new Problem(status, title, 0);
      }
      if (name === "delta") words += (told as { text: string }).text;
    }
    if (words) hear(words);
  }
}

function path(id: string, verb = ""): string {
  return `/api/interviews/${encodeURIComponent(id)}${verb && `/${verb}`}`;
}
