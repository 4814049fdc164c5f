// The top of the widget: what this is, how far it has come, and what else can be done.

import { html, nothing, type TemplateResult } from "lit";
import type { InterviewWidget } from "./element";
import { autonym, type Key } from "./strings";

export function header(widget: InterviewWidget): TemplateResult {
  const { study, phase, turn } = widget.conversation;
  const counted = phase === "talking" || (phase === "ended" && turn?.status === "completed");
  return html`<header class=${phase}>
    <div class="top">
      <p class="title" dir="auto">${study?.title ?? ""}</p>
      ${phase === "talking" ? menu(widget) : nothing}
      ${widget.mode === "inline" ? nothing : close(widget)}
    </div>
    ${counted ? progress(widget) : nothing}
  </header>`;
}

function progress(widget: InterviewWidget): TemplateResult {
  const { turn, study } = widget.conversation;
  const share = turn?.progress ?? 0;
  const percent = Math.round(share * 100);
  const section = turn?.question?.section ?? "";
  const minutes = study?.minutes && share < 1 ? Math.round(study.minutes * (1 - share)) : null;
  const far: [Key, number][] = [["done", percent]];
  if (minutes !== null) far.push(minutes > 1 ? ["left", minutes] : ["left_one", 1]);
  const told = far.map(([key, n]) => widget.say(key, { n }));
  return html`<div class="progress">
    <div
      class="bar"
      role="progressbar"
      aria-label=${widget.say("progress")}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
      aria-valuetext=${[section, ...told].filter(Boolean).join(", ")}
    >
      <svg width="100%" height="4" aria-hidden="true">
        <rect width="${percent}%" height="4" rx="2" />
      </svg>
    </div>
    <p aria-hidden="true">
      ${section ? html`<span dir="auto">${section}</span>` : nothing}
      <span>${far.map(([key, n], at) => html`${at ? " · " : ""}${widget.put(key, { n })}`)}</span>
    </p>
  </div>`;
}

function menu(widget: InterviewWidget): TemplateResult {
  const { study, language, busy, lines } = widget.conversation;
  const others = (study?.languages ?? []).filter((one) => one !== language);
  const can_go_back = lines.some((one) => one.from === "respondent");
  return html`<div class="menu" @focusout=${(event: FocusEvent) => left(widget, event)}>
    <button
      type="button"
      class="menu-button quiet"
      aria-expanded=${widget.menu ? "true" : "false"}
      aria-controls="menu"
      @click=${() => widget.toggle_menu()}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="4" cy="10" r="1.7" />
        <circle cx="10" cy="10" r="1.7" />
        <circle cx="16" cy="10" r="1.7" />
      </svg>
      <span>${widget.put("menu")}</span>
    </button>
    <ul id="menu" ?hidden=${!widget.menu}>
      ${entry(widget, "help", () => widget.command("say_help"), busy)}
      ${entry(widget, "skip", () => widget.command("say_skip"), busy)}
      ${entry(widget, "refuse", () => widget.command("say_refused"), busy)}
      ${can_go_back ? entry(widget, "back", () => void widget.back(), busy) : nothing}
      ${entry(widget, "review", () => void widget.review())}
      ${others.map((one) => entry_in(widget, one, busy))}
      ${entry(widget, "pause", () => widget.ask("pause"))}
      ${entry(widget, "stop", () => widget.ask("stop"))}
    </ul>
  </div>`;
}

function entry(
  widget: InterviewWidget,
  key: "help" | "skip" | "refuse" | "back" | "review" | "pause" | "stop",
  act: () => void,
  disabled = false,
): TemplateResult {
  return html`<li class=${key}>
    <button type="button" ?disabled=${disabled} @click=${act}>${widget.put(key)}</button>
  </li>`;
}

function entry_in(widget: InterviewWidget, language: string, disabled: boolean): TemplateResult {
  const name = autonym(language);
  const act = (): void => {
    widget.toggle_menu(false);
    void widget.submit({ text: name, shown: name });
  };
  return html`<li>
    <button type="button" lang=${language} ?disabled=${disabled} @click=${act}>
      <bdi>${name}</bdi>
    </button>
  </li>`;
}

/** Close the menu when focus leaves it. */
function left(widget: InterviewWidget, event: FocusEvent): void {
  const next = event.relatedTarget as Node | null;
  if (widget.menu && next && !(event.currentTarget as HTMLElement).contains(next)) {
    widget.toggle_menu(false);
  }
}

function close(widget: InterviewWidget): TemplateResult {
  return html`<button
    type="button"
    class="quiet close"
    aria-label=${widget.say("close")}
    @click=${() => widget.hide()}
  >
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M5 5l10 10M15 5L5 15" />
    </svg>
  </button>`;
}
