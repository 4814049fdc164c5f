// The text box: for open questions the control itself, for all others the way to answer in words.

import { html, nothing, type TemplateResult } from "lit";
import type { InterviewWidget } from "./element";
import type { Turn } from "./types";

export function composer(widget: InterviewWidget): TemplateResult | typeof nothing {
  const { turn, phase } = widget.conversation;
  if (phase !== "talking" || !turn?.question) return nothing;
  const open = turn.question.type === "open";
  const words = widget.put(open ? "answer" : "or_type");
  const brief = widget.say(open ? "answer" : "or_words");
  return html`<div class="foot">
    <form class="composer" @submit=${(event: Event) => submit(widget, turn, event)}>
      <label class="vh" for="words">${words}</label>
      <textarea
        id="words"
        rows="1"
        dir="auto"
        placeholder=${brief}
        maxlength="20000"
        enterkeyhint="send"
        .readOnly=${widget.conversation.busy}
        .value=${widget.conversation.draft(turn).text}
        @input=${(event: InputEvent) => write(widget, turn, (event.target as HTMLTextAreaElement).value)}
        @keydown=${(event: KeyboardEvent) => entered(event)}
      ></textarea>
      ${widget.speech.available ? microphone(widget, turn) : nothing}
      <button type="submit" class="primary send" ?disabled=${widget.conversation.busy}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M3 10h13M11 5l5 5-5 5" />
        </svg>
        <span class="vh">${widget.put("send")}</span>
      </button>
      <p class="vh" role="status">${widget.speech.listening ? widget.put("listening") : ""}</p>
    </form>
  </div>`;
}

/** Let the box grow with its words where the browser does not do so by itself. */
export function grow(box: HTMLTextAreaElement | null): void {
  if (!box || CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

function microphone(widget: InterviewWidget, turn: Turn): TemplateResult {
  const { listening } = widget.speech;
  const before = widget.conversation.draft(turn).text;
  return html`<button
    type="button"
    class="quiet microphone"
    aria-pressed=${listening ? "true" : "false"}
    aria-label=${widget.say("speak")}
    title=${widget.say("speech_note")}
    @click=${() =>
      widget.speech.toggle(widget.conversation.language, before, (text) =>
        write(widget, turn, text),
      )}
  >
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect x="7.5" y="2.5" width="5" height="9" rx="2.5" />
      <path d="M4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v3" />
    </svg>
  </button>`;
}

function write(widget: InterviewWidget, turn: Turn, text: string): void {
  const { conversation } = widget;
  conversation.pace.input();
  conversation.write(turn, { ...conversation.draft(turn), text });
}

function submit(widget: InterviewWidget, turn: Turn, event: Event): void {
  event.preventDefault();
  const text = widget.conversation.draft(turn).text.trim();
  if (text) void widget.submit({ text, shown: text });
}

/** Enter sends; with Shift it breaks the line, and while a word is being composed it ends that. */
function entered(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
}
