// One respondent's conversation: what is shown, what is on its way, and what the server said.
//
// Nothing here draws. The server holds the interview; this holds what it takes to go on after a
// reload, a lost network, or a second window: the token, drafts, and the one reply under way.

import { Api, Problem, Unreachable } from "./api";
import { Memory } from "./memory";
import { Pace } from "./pace";
import { say, type Key, type Tongue } from "./strings";
import { Tabs, unique } from "./tabs";
import type {
  Answer,
  Draft,
  Interview,
  Outgoing,
  Question,
  Reply,
  Study,
  Turn,
  Value,
} from "./types";

export type Phase =
  "idle" | "loading" | "consent" | "declined" | "talking" | "ended" | "elsewhere" | "failed";

/** A line of the log. question, item: what a reply answered, so that it can be changed. */
export interface Line {
  key: string;
  from: "interviewer" | "respondent";
  text: string;
  kind: string;
  question: string | null;
  item: string | null;
  echo?: Answer;
}

export interface Setting {
  base: string;
  study: string | null;
  wave: string | null;
  respondent: string | null;
  language: string | null;
  invite: string | null;
}

export interface Listener {
  changed(): void;
  tell(event: string, detail: Record<string, unknown>): void;
}

/** Statuses that say: there is nothing here for this token. */
const GONE = [401, 403, 404, 410];
const SLOW = 300;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

export class Conversation {
  phase: Phase = "idle";
  study: Study | null = null;
  turn: Turn | null = null;
  lines: Line[] = [];
  language: string;
  busy = false;
  slow = false;
  /** What the interviewer is about to say, as far as it has come. */
  coming = "";
  trouble: "offline" | "retrying" | null = null;
  note: Key | null = null;
  failure: Key = "failed";
  readonly pace = new Pace();
  private readonly api: Api;
  private readonly memory: Memory;
  private readonly tabs = new Tabs(() => this.step_aside());
  private readonly wake = new Set<() => void>();
  private over = false;

  constructor(
    private readonly setting: Setting,
    private readonly listener: Listener,
  ) {
    this.api = new Api(setting.base);
    const { base, study, wave } = setting;
    this.memory = new Memory(`interview-widget:${[base, study, wave].join("|")}`);
    const { invite, respondent } = setting;
    const who = { ...(invite && { invite }), ...(respondent && { respondent }) };
    const before = this.memory.all;
    if (Object.entries(who).some(([key, one]) => before[key as keyof typeof who] !== one))
      this.memory.forget();
    this.memory.keep(who);
    this.language = this.memory.all.language ?? setting.language ?? "en";
    addEventListener("online", this.online);
    addEventListener("offline", this.offline);
  }

  /** Let go of listeners; what is on its way stays in memory and is sent next time. */
  close(): void {
    this.over = true;
    removeEventListener("online", this.online);
    removeEventListener("offline", this.offline);
    this.tabs.leave();
    this.rouse();
  }

  /** Whether this tab holds an interview that was begun. */
  get begun(): boolean {
    return this.memory.all.token !== undefined;
  }

  get tongue(): Tongue {
    const { study, language } = this;
    return { language, words: study?.language === language ? (study.words ?? {}) : {} };
  }

  say(key: Key, fields: Record<string, unknown> = {}): string {
    return say(this.tongue, key, fields);
  }

  /** Load the study, and go on with an interview that this tab began. */
  async open(): Promise<void> {
    this.to("loading");
    try {
      this.learn(await this.api.study(this.setting.wave, this.asked_language));
      if (this.begun) await this.resume();
      else if (this.study?.open_to_all === false && !this.memory.all.invite) this.close_off();
      else this.to("consent");
    } catch (error) {
      this.fail(error);
    }
  }

  /** Show the study in another language before it has begun. */
  async speak(language: string): Promise<void> {
    this.memory.keep({ language });
    this.language = language;
    await this.open();
  }

  decline(): void {
    this.to("declined");
    this.listener.tell("closed", { status: "declined" });
  }

  reconsider(): void {
    this.to("consent");
  }

  /** Consent was given: begin. */
  async begin(): Promise<void> {
    const { study } = this;
    if (this.busy || !study) return;
    await this.working(async () => {
      const { id, token } = await this.insist(() =>
        this.api.start({
          wave: this.setting.wave ?? study.wave,
          language: this.language,
          respondent: this.memory.all.respondent ?? null,
          invite: this.memory.all.invite ?? null,
        }),
      );
      this.memory.keep({ id, token, language: this.language });
      this.listener.tell("started", { interview: id });
      await this.refresh();
      if (this.lines.some((one) => one.from === "respondent")) this.note = "resumed";
      this.tabs.claim(id);
    }).catch((error: unknown) => this.fail(error));
  }

  /** Send a reply; it is kept until the server has it. False where one is on its way already. */
  async send(reply: Reply): Promise<boolean> {
    const turn = this.turn;
    if (this.busy || this.phase !== "talking" || !turn) return false;
    const paradata = this.pace.gathered((reply.text ?? "").length);
    const out: Outgoing = { message_id: unique(), turn: turn.seq, paradata, ...reply };
    this.memory.keep({ outgoing: out });
    this.write(turn, null);
    this.add_reply(turn, out);
    await this.working(() => this.deliver(out));
    return true;
  }

  /** Take an answer back: it is asked anew, with what was answered as its draft. */
  async change(question: string, item: string | null): Promise<void> {
    if (this.busy || this.phase !== "talking") return;
    await this.working(async () => {
      const before = (await this.read()).answers?.find((one) => fits(one, question, item));
      const turn = await this.insist(() => this.api.reopen(...this.key, question, item));
      if (before && turn.question) this.write(turn, draft_of(before));
      this.arrive(turn);
    }).catch((error: unknown) => this.settle(error, "unchanged"));
  }

  /** Put a whole answer in the place of one that was read from words. */
  async correct(answer: Answer, value: Value, shown: string): Promise<void> {
    if (this.busy || this.phase !== "talking") return;
    const { id, item } = answer.question;
    let turn: Turn | null = null;
    await this.working(async () => {
      turn = await this.insist(() => this.api.reopen(...this.key, id, item?.id ?? null));
      this.arrive(turn);
    }).catch((error: unknown) => this.settle(error, "unchanged"));
    if (turn) await this.send({ answer: value, shown });
  }

  async stop(): Promise<void> {
    if (this.busy) return;
    await this.working(async () => {
      this.arrive(await this.insist(() => this.api.stop(...this.key)));
    }).catch((error: unknown) => this.settle(error, "unusable"));
  }

  /** All answers that stand, for looking them through. */
  async answers(): Promise<Answer[]> {
    return (await this.read()).answers ?? [];
  }

  /** Take the floor back from another window. */
  async here(): Promise<void> {
    const { id } = this.memory.all;
    if (!id) return;
    this.to("loading");
    await this.resume().catch((error: unknown) => this.fail(error));
  }

  draft(turn: Turn): Draft {
    return this.memory.draft(draft_key(turn)) ?? { text: "", value: null, other: "" };
  }

  write(turn: Turn, draft: Draft | null): void {
    this.memory.write(draft_key(turn), draft);
    this.listener.changed();
  }

  dismiss_note(): void {
    this.note = null;
    this.listener.changed();
  }

  private close_off(): void {
    this.failure = "personal";
    this.to("failed");
  }

  private get asked_language(): string | null {
    return this.memory.all.language ?? this.setting.language;
  }

  private get key(): [string, string] {
    return [this.memory.all.id ?? "", this.memory.all.token ?? ""];
  }

  private learn(study: Study): void {
    this.study = study;
    this.language = study.language;
  }

  private async resume(): Promise<void> {
    const outgoing = this.memory.all.outgoing;
    await this.refresh();
    this.tabs.claim(this.key[0]);
    if (this.phase === "talking") this.note = "resumed";
    if (outgoing && this.phase === "talking") {
      if (this.turn?.seq === outgoing.turn) this.add_reply(this.turn, outgoing);
      await this.working(async () => {
        await this.deliver(outgoing);
        if (this.phase === "talking") await this.refresh();
      });
    }
    this.listener.changed();
  }

  private async refresh(): Promise<void> {
    this.adopt(await this.read());
  }

  private read(): Promise<Interview> {
    return this.insist(() => this.api.read(...this.key));
  }

  private adopt(interview: Interview): void {
    const echoes = new Map(this.lines.map((one) => [one.key, one.echo]));
    let question: string | null = null;
    let item: string | null = null;
    this.lines = interview.messages.map((one) => {
      if (one.from === "interviewer") [question, item] = [one.question ?? null, one.item ?? null];
      const { seq, from, text, kind = "" } = one;
      const echo = echoes.get(`${seq}`);
      return { key: `${seq}`, from, text, kind, question, item, ...(echo && { echo }) };
    });
    this.take(interview.turn);
  }

  private arrive(turn: Turn): void {
    const { seq, text, kind, question } = turn;
    const key = `${seq}`;
    if (!this.lines.some((one) => one.key === key)) {
      const [id, item] = [question?.id ?? null, question?.item?.id ?? null];
      this.lines = [...this.lines, { key, from: "interviewer", text, kind, question: id, item }];
    }
    this.take(turn);
  }

  /** Stand where the server stands. */
  private take(turn: Turn): void {
    this.coming = "";
    const fresh = this.turn?.seq !== turn.seq;
    this.turn = turn;
    this.pace.begin(turn.seq);
    if (turn.language && turn.language !== this.language) void this.relearn(turn.language);
    if (turn.status === "in_progress") {
      this.phase = "talking";
      if (fresh) this.listener.tell("progress", { progress: turn.progress });
    } else if (this.phase !== "ended") {
      this.phase = "ended";
      this.tabs.leave();
      const { status } = turn;
      if (status === "completed" || status === "screened_out") this.listener.tell(status, {});
      this.listener.tell("closed", { status });
    }
    this.listener.changed();
  }

  private async relearn(language: string): Promise<void> {
    this.language = language;
    this.memory.keep({ language });
    const study = await this.insist(() => this.api.study(this.setting.wave, language));
    this.study = study;
    this.listener.changed();
  }

  private add_reply(turn: Turn, out: Outgoing): void {
    const line: Line = {
      key: `${turn.seq + 1}`,
      from: "respondent",
      text: out.shown,
      kind: "reply",
      question: turn.question?.id ?? null,
      item: turn.question?.item?.id ?? null,
    };
    this.lines = [...this.lines.filter((one) => one.key !== line.key), line];
  }

  private async deliver(out: Outgoing): Promise<void> {
    const asked = this.turn;
    let turn: Turn;
    try {
      turn = await this.insist(() => this.api.send(...this.key, out, this.hear));
    } catch (error) {
      await this.turned_down(error, out);
      return;
    }
    this.memory.keep({ outgoing: undefined });
    this.note = null;
    this.arrive(turn);
    if (asked?.question && out.text !== undefined && asked.question.type !== "open") {
      await this.heard(asked, asked.question);
    }
  }

  /** Show what was understood of a closed question's typed answer. */
  private async heard(asked: Turn, question: Question): Promise<void> {
    const { answers = [] } = await this.read();
    const echo = answers.find((one) => fits(one, question.id, question.item?.id ?? null));
    const key = `${asked.seq + 1}`;
    if (echo?.state !== "answered" || echo.value === null) return;
    this.lines = this.lines.map((one) => (one.key === key ? { ...one, echo } : one));
    this.listener.changed();
  }

  /** The server would not have it: give the words back to the respondent, and say why. */
  private async turned_down(error: unknown, out: Outgoing): Promise<void> {
    if (!(error instanceof Problem)) {
      this.settle(error, "failed");
      return;
    }
    this.memory.keep({ outgoing: undefined });
    this.lines = this.lines.filter((one) => one.key !== `${out.turn + 1}`);
    if (this.turn) {
      this.write(this.turn, { text: out.text ?? "", value: out.answer ?? null, other: "" });
    }
    if (GONE.includes(error.status)) this.fail(error);
    else if (error.status === 409) {
      await this.refresh();
      this.note = this.phase === "talking" ? "moved" : null;
    } else {
      this.settle(error, error.status === 413 ? "too_long" : "unusable");
    }
  }

  private settle(error: unknown, note: Key): void {
    if (error instanceof Problem && [401, 403].includes(error.status)) this.fail(error);
    else if (error instanceof Problem) this.note = note;
    else if (!(this.over && error instanceof Unreachable)) throw error;
    this.listener.changed();
  }

  private fail(error: unknown): void {
    if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
    this.failure = this.why(error);
    this.to("failed");
  }

  private why(error: Problem | Unreachable): Key {
    if (error instanceof Unreachable) {
      const foreign = new URL(this.setting.base, location.href).origin !== location.origin;
      return foreign && navigator.onLine ? "refused_here" : "failed";
    }
    if (this.begun) return GONE.includes(error.status) ? "gone" : "failed";
    if (error.status === 409) return "already";
    if (![401, 403, 404, 410, 422].includes(error.status)) return "failed";
    return this.memory.all.invite ? "bad_link" : "shut";
  }

  private async working(act: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    const timer = setTimeout(() => {
      this.slow = true;
      this.listener.changed();
    }, SLOW);
    this.listener.changed();
    try {
      await act();
    } finally {
      clearTimeout(timer);
      this.busy = this.slow = false;
      this.coming = "";
      this.listener.changed();
    }
  }

  /** Try until the server answers; what it says no to is thrown. */
  private async insist<Result>(act: () => Promise<Result>): Promise<Result> {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const done = await act();
        this.trouble = null;
        return done;
      } catch (error) {
        const passing = error instanceof Problem ? error.passing : error instanceof Unreachable;
        if (!passing || this.over) throw error;
        const told = error instanceof Problem ? error.retryAfter * 1_000 : 0;
        this.trouble = navigator.onLine ? "retrying" : "offline";
        this.listener.changed();
        await this.sleep(Math.max(wait, told) * (1 + Math.random() / 4));
      }
    }
  }

  private sleep(time: number): Promise<void> {
    return new Promise((done) => {
      const end = (): void => {
        clearTimeout(timer);
        this.wake.delete(end);
        done();
      };
      const timer = setTimeout(end, time);
      this.wake.add(end);
    });
  }

  private rouse(): void {
    for (const end of [...this.wake]) end();
  }

  private readonly hear = (words: string): void => {
    this.coming = words;
    this.listener.changed();
  };

  private readonly online = (): void => {
    this.trouble = null;
    this.rouse();
    this.listener.changed();
  };

  private readonly offline = (): void => {
    this.trouble = "offline";
    this.listener.changed();
  };

  private step_aside(): void {
    if (this.phase === "talking" || this.phase === "loading") this.to("elsewhere");
  }

  private to(phase: Phase): void {
    this.phase = phase;
    this.listener.changed();
  }
}

function draft_key({ question, kind }: Turn): string {
  return [question?.id, question?.item?.id ?? "", kind === "probe" ? kind : ""].join("|");
}

function fits(answer: Answer, question: string, item: string | null): boolean {
  return answer.question.id === question && (answer.question.item?.id ?? null) === item;
}

function draft_of(answer: Answer): Draft {
  const free = answer.question.type === "open" && answer.state === "answered";
  return { text: free ? answer.words : "", value: answer.value, other: "" };
}
