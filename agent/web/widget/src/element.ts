// The custom element: its attributes, its modes, where focus goes, and what the page is told.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { composer, grow } from "./composer";
import type { Desk, Words, Wrong } from "./controls";
import { Conversation, type Line } from "./conversation";
import { dialogs, type Open } from "./dialogs";
import { header } from "./header";
import { notify } from "./outward";
import { Speech } from "./speech";
import { direction, said_in, type Key } from "./strings";
import { styles } from "./styles";
import type { Answer, Draft, Reply, Turn } from "./types";
import { consent, declined, elsewhere, failed, loading } from "./views/states";
import { talk } from "./views/talk";

const SCRIPT = (document.currentScript as HTMLScriptElement | null)?.src;

export class InterviewWidget extends LitElement {
  static override styles = styles;
  static override properties = {
    study: {},
    wave: {},
    respondent: {},
    language: {},
    base: {},
    label: {},
    mode: { reflect: true },
    theme: { reflect: true },
    notify: {},
    invite: {},
  };

  declare study: string | null;
  declare wave: string | null;
  declare respondent: string | null;
  declare language: string | null;
  declare base: string | null;
  declare label: string | null;
  declare mode: "inline" | "popup" | "bubble";
  declare theme: "auto" | "light" | "dark";
  declare notify: string | null;
  declare invite: string | null;

  conversation!: Conversation;
  readonly speech = new Speech(() => this.requestUpdate());
  open = false;
  menu = false;
  dialog: Open | null = null;
  answers: Answer[] = [];
  warnings: Record<string, Wrong> = {};
  edits: Record<string, Draft> = {};
  private held: Reply | null = null;
  private looked = false;
  private focus_due = false;
  private seen = -1;

  constructor() {
    super();
    this.mode = "inline";
    this.theme = "auto";
    this.study = this.wave = this.respondent = this.language = null;
    this.base = this.label = this.notify = this.invite = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const base = (this.base ?? (SCRIPT ? new URL(".", SCRIPT).href : "")).replace(/\/+$/, "");
    const { study } = this;
    const spoken = this.own_page ? navigator.language : document.documentElement.lang;
    const language = this.language ?? spoken.split("-")[0] ?? null;
    const link = this.own_page ? from_address() : {};
    const { invite = null } = link;
    const wave = this.wave ?? link.wave ?? null;
    const respondent = this.respondent ?? link.respondent ?? null;
    const setting = { base, study, wave, respondent, language: language || null, invite };
    this.conversation = new Conversation(setting, {
      changed: () => this.requestUpdate(),
      tell: (event, detail) => this.tell(event, detail),
    });
    document.addEventListener("visibilitychange", this.away);
    if (this.mode === "inline") void this.conversation.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.away);
    this.speech.stop();
    this.conversation.close();
  }

  /** Whether this is the study's own page, which speaks for nobody else. */
  private get own_page(): boolean {
    return this.invite === "fragment";
  }

  say(key: Key, fields: Record<string, unknown> = {}): string {
    return this.conversation.say(key, fields);
  }

  /** The same to be read: told apart where it is not in the language of the page. */
  put(key: Key, fields: Record<string, unknown> = {}): Words {
    return this.mark(this.say(key, fields), key);
  }

  /** Tell apart what was said under `key`, if that is not in the language of the page. */
  private mark(words: string, key: Key): Words {
    const spoken = said_in(this.conversation.tongue, key);
    if (!words || spoken === this.conversation.language) return words;
    return html`<span lang=${spoken} dir=${direction(spoken)}>${words}</span>`;
  }

  /** Show the conversation, in the modes where it is hidden at first. */
  show(): void {
    this.open = true;
    this.focus_due = true;
    if (this.conversation.phase === "idle") void this.conversation.open();
    this.requestUpdate();
  }

  /** Put the conversation away; nothing of it is lost. */
  hide(): void {
    if (!this.open) return;
    this.open = this.menu = false;
    this.requestUpdate();
    if (this.conversation.phase !== "ended") this.tell("closed", { status: "dismissed" });
    void this.updateComplete.then(() => this.find(".launcher")?.focus());
  }

  begin(): void {
    this.focus_due = true;
    void this.conversation.begin();
  }

  /** Send a reply; what may be the last one waits until the answers were looked through. */
  async submit(reply: Reply): Promise<void> {
    const { turn, busy } = this.conversation;
    if (!turn || busy) return;
    this.speech.stop();
    const last = turn.kind === "question" && turn.left === 1 && turn.progress > 0;
    if (last && !this.looked) {
      this.held = reply;
      await this.review(true);
      return;
    }
    this.focus_due = true;
    this.warnings = {};
    await this.conversation.send(reply);
  }

  /** The answers were looked through: send the last one. */
  finish(): void {
    const reply = this.held;
    this.dialog = this.held = null;
    this.looked = true;
    if (reply) void this.submit(reply);
  }

  async review(last = false): Promise<void> {
    this.menu = false;
    this.dialog = last ? "finish" : "review";
    this.answers = [];
    this.requestUpdate();
    this.answers = await this.conversation.answers();
    this.requestUpdate();
  }

  async change(question: string, item: string | null): Promise<void> {
    this.dialog = this.held = null;
    this.looked = false;
    this.focus_due = true;
    await this.conversation.change(question, item);
  }

  /** Go back to the answer before. */
  async back(): Promise<void> {
    this.menu = false;
    const now = this.conversation.turn?.question;
    const before = [...this.conversation.lines]
      .reverse()
      .find((one) => one.from === "respondent" && one.question && !same(one, now));
    if (before?.question) await this.change(before.question, before.item);
  }

  ask(dialog: Open): void {
    this.menu = false;
    this.dialog = dialog;
    this.requestUpdate();
  }

  shut(): void {
    this.dialog = this.held = null;
    this.focus_due = true;
    this.requestUpdate();
  }

  command(words: Key): void {
    this.menu = false;
    this.focus_due = true;
    const text = this.say(words);
    void this.submit({ text, shown: text });
  }

  toggle_menu(open = !this.menu): void {
    this.menu = open;
    this.requestUpdate();
  }

  /** What the control of the question now asked may know and do. */
  desk(turn: Turn): Desk {
    const { question } = turn;
    if (!question) throw new RangeError("a turn without a question has no control");
    const name = `t${turn.seq}`;
    return {
      name,
      question,
      draft: this.conversation.draft(turn),
      busy: this.conversation.busy,
      warning: this.warnings[name] ?? null,
      say: (key, fields) => this.say(key, fields),
      put: (key, fields) => this.put(key, fields),
      warn: (wrong) => this.warn(name, wrong),
      write: (draft) => {
        this.conversation.pace.input();
        this.conversation.write(turn, draft);
      },
      send: (reply) => void this.submit(reply),
    };
  }

  /** The same for an answer that was read from words and may be corrected. */
  echo(line: Line, answer: Answer): Desk {
    const name = `e${line.key}`;
    return {
      name,
      question: answer.question,
      draft: this.edits[name] ?? { text: "", value: answer.value, other: "" },
      busy: this.conversation.busy || this.conversation.phase !== "talking",
      warning: null,
      say: (key, fields) => this.say(key, fields),
      put: (key, fields) => this.put(key, fields),
      warn: () => undefined,
      write: (draft) => {
        this.edits = { ...this.edits, [name]: draft };
        this.requestUpdate();
      },
      send: (reply) => {
        if (reply.answer === undefined) return;
        this.focus_due = true;
        void this.conversation.correct(answer, reply.answer, reply.shown);
      },
    };
  }

  protected override render(): TemplateResult {
    const shell = html`<div
      class="shell"
      part="shell"
      dir=${direction(this.conversation.language)}
      lang=${this.conversation.language}
      @keydown=${this.escape}
      @paste=${this.pasted}
    >
      ${this.body()}
    </div>`;
    if (this.mode === "inline") return shell;
    const words = this.label ?? this.say("open");
    return html`<button
        type="button"
        class="launcher"
        part="launcher"
        aria-expanded=${this.open ? "true" : "false"}
        aria-haspopup="dialog"
        @click=${() => (this.open ? this.hide() : this.show())}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M4 5h16v11H9l-5 4z" />
        </svg>
        <span>${words}</span>
      </button>
      ${
        this.mode === "popup"
          ? html`<dialog class="popup" aria-label=${words} @cancel=${this.cancelled}>
              ${this.open ? shell : nothing}
            </dialog>`
          : this.open
            ? html`<div class="bubble" role="dialog" aria-label=${words}>${shell}</div>`
            : nothing
      }`;
  }

  protected override updated(_: PropertyValues): void {
    const popup = this.renderRoot.querySelector<HTMLDialogElement>("dialog.popup");
    if (popup && this.open !== popup.open) this.open ? popup.showModal() : popup.close();
    for (const one of this.renderRoot.querySelectorAll<HTMLDialogElement>("dialog.sheet")) {
      if (!one.open) one.showModal();
    }
    grow(this.renderRoot.querySelector("textarea"));
    this.arrange();
    const { study, language } = this.conversation;
    if (!this.own_page || !study) return;
    document.documentElement.lang = language;
    document.title = study.title;
  }

  private body(): TemplateResult {
    switch (this.conversation.phase) {
      case "idle":
      case "loading":
        return html`${header(this)}${loading(this)}`;
      case "consent":
        return html`${header(this)}${consent(this)}`;
      case "declined":
        return html`${header(this)}${declined(this)}`;
      case "failed":
        return html`${header(this)}${failed(this)}`;
      case "elsewhere":
        return html`${header(this)}${elsewhere(this)}`;
      case "talking":
      case "ended":
        return html`${header(this)}${talk(this)}${composer(this)}${dialogs(this)}`;
    }
  }

  /** Bring what is new into view, and move focus to it if the respondent was here. */
  private arrange(): void {
    const { turn, busy, phase } = this.conversation;
    if (phase === "talking" || phase === "ended") {
      if (busy) this.scroll_down();
      else if (turn && turn.seq !== this.seen) {
        this.seen = turn.seq;
        this.reveal();
      }
    }
    if (!this.focus_due || busy || this.dialog) return;
    const target = this.find(
      phase === "talking" && turn?.question?.type === "open"
        ? "textarea"
        : ".control :is(button.chip, input), textarea, div.ended, [data-first], .launcher",
    );
    if (!target) return;
    this.focus_due = phase === "loading";
    target.focus({ preventScroll: true });
  }

  private reveal(): void {
    const scroller = this.find(".scroll");
    const now = this.find(".line.now");
    if (!scroller || !now) return;
    const room = scroller.scrollHeight - scroller.clientHeight;
    const top = now.offsetTop - scroller.offsetTop - 16;
    const mine = now.previousElementSibling as HTMLElement | null;
    const before = mine?.classList.contains("respondent") ? mine.offsetHeight + 16 : 0;
    const short = scroller.scrollHeight - top + before <= scroller.clientHeight;
    scroller.scrollTo({ top: short ? room : Math.max(0, top), behavior: calm() });
  }

  private scroll_down(): void {
    const scroller = this.find(".scroll");
    scroller?.scrollTo({ top: scroller.scrollHeight, behavior: calm() });
  }

  private find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  private warn(name: string, wrong: Wrong | null): void {
    this.warnings = wrong ? { [name]: wrong } : {};
    this.requestUpdate();
  }

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || this.dialog) return;
    if (this.menu) {
      event.preventDefault();
      this.toggle_menu(false);
      this.find(".menu-button")?.focus();
    } else if (this.mode === "bubble") this.hide();
  };

  private readonly cancelled = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    if (!this.menu) this.hide();
  };

  private readonly pasted = (event: ClipboardEvent): void => {
    this.conversation.pace.paste(event.clipboardData?.getData("text").length ?? 0);
  };

  private readonly away = (): void => {
    if (document.visibilityState === "hidden") this.conversation.pace.away();
  };

  private tell(event: string, detail: Record<string, unknown>): void {
    const told = {
      study: this.conversation.study?.study ?? this.study,
      wave: this.wave,
      ...detail,
    };
    this.dispatchEvent(new CustomEvent(event, { detail: told, bubbles: true, composed: true }));
    const listed = [
      ...(this.notify ?? "").split(/\s+/),
      ...(this.conversation.study?.origins ?? []),
    ];
    notify(event, told, listed.filter(Boolean));
  }
}

interface Link {
  invite?: string;
  wave?: string;
  respondent?: string;
}

/**
 * What the page's own address says: the secret of a personal link, or who a panel sends. Both are
 * taken out of it, for they would be seen and shared there.
 */
function from_address(): Link {
  const { hash, pathname, search } = location;
  const asked = new URLSearchParams(search);
  const link: Link = {};
  const invite = hash.slice(1);
  const wave = asked.get("wave");
  const respondent = asked.get("respondent");
  if (invite) link.invite = invite;
  if (wave) link.wave = wave;
  if (respondent) link.respondent = respondent;
  if (!invite && !respondent) return link;
  asked.delete("respondent");
  const rest = asked.size ? `?${asked}` : "";
  history.replaceState(history.state, "", pathname + rest);
  return link;
}

function same(
  line: Line,
  question: { id: string; item?: { id: string } | null } | null | undefined,
) {
  return line.question === question?.id && line.item === (question?.item?.id ?? null);
}

function calm(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
