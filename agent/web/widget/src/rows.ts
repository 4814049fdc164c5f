// Ratings and grids: a row of radio buttons per item, a card each where it is narrow, a table
// where there is room. A rating without items is one such row.

import { html, nothing, type TemplateResult } from "lit";
import { go, group_name, in_words, warned, type Desk } from "./controls";
import type { Cell, Item, Question, Value } from "./types";

interface Column {
  value: string | number;
  label: string;
  note: string;
  apart: boolean;
}

const WHOLE = "";
/** From here on a label is no heading of a column: each is written out in its own line. */
const WORDY = 60;

/** The rows as a control: filled in, then sent. */
export function rows(desk: Desk): TemplateResult {
  const { question, say, put } = desk;
  const items = items_of(question);
  const values = values_of(desk.draft.value);
  const open = items.filter((one) => values[one.id] === undefined);
  const button = say("continue");
  const submit = (event: Event): void => {
    event.preventDefault();
    if (open.length === items.length) desk.warn(["nothing_chosen"]);
    else if (open.length && desk.warning?.[0] !== "open_rows") {
      desk.warn(["open_rows", { button }]);
      first_open(event.target as HTMLElement, open[0]);
    } else desk.send(reply_of(desk, values));
  };
  return html`<form class="control" @submit=${submit}>
    <fieldset class="grid" ?disabled=${desk.busy}>
      <legend class="vh">${group_name(question)}</legend>
      ${table(desk, items, values)} ${warned(desk)}
      <div class="below">
        ${go(desk)}
        ${
          items.length > 1
            ? html`<span class="hint"
                >${put("rows_done", { done: items.length - open.length, all: items.length })}</span
              >`
            : nothing
        }
      </div>
    </fieldset>
  </form>`;
}

/** The rows as they were understood from words, to be corrected; folded where room is short. */
export function noted(desk: Desk, before: Value, roomy: boolean): TemplateResult {
  const { question, put } = desk;
  const items = items_of(question);
  const values = values_of(desk.draft.value);
  const changed = JSON.stringify(values) !== JSON.stringify(values_of(before));
  const submit = (event: Event): void => {
    event.preventDefault();
    desk.send(reply_of(desk, values));
  };
  return html`<details class="noted" ?open=${roomy || changed}>
    <summary>${put("noted_rows")}</summary>
    <form @submit=${submit}>
      <fieldset class="grid" ?disabled=${desk.busy}>
        <legend class="vh">${group_name(question)}</legend>
        ${table(desk, items, values)}
        ${changed ? html`<div class="below">${go(desk, put("save"))}</div>` : nothing}
      </fieldset>
    </form>
  </details>`;
}

function table(desk: Desk, items: Item[], values: Record<string, Cell>): TemplateResult {
  const columns = columns_of(desk);
  const scale = desk.question.scale;
  const shape = [
    `n${Math.min(columns.length, 12)}`,
    scale ? "scale" : "options",
    columns.some((one) => one.apart) ? "escape" : "",
    columns.some((one) => one.label.length > WORDY) ? "wordy" : "",
  ];
  return html`<div class="table ${shape.join(" ")}">
    ${scale ? ends(desk) : nothing}
    <div class="head" aria-hidden="true">
      <span></span>
      ${columns.map((one) => html`<span class=${one.apart ? "apart" : ""}>${one.label}</span>`)}
    </div>
    ${items.map((item) => row(desk, item, columns, values))}
  </div>`;
}

function ends({ question }: Desk): TemplateResult {
  const { low, high, labels } = question.scale ?? { low: 1, high: 7, labels: {} };
  return html`<div class="ends" aria-hidden="true">
    <span>${low}${labels[low] ? html` – ${labels[low]}` : nothing}</span>
    <span>${high}${labels[high] ? html` – ${labels[high]}` : nothing}</span>
  </div>`;
}

function row(
  desk: Desk,
  item: Item,
  columns: Column[],
  values: Record<string, Cell>,
): TemplateResult {
  const name = `${desk.name}-${item.id}`;
  const missed = desk.warning !== null && values[item.id] === undefined;
  const choose = (column: Column): void => {
    const value = item.id === WHOLE ? column.value : { ...values, [item.id]: column.value };
    desk.write({ ...desk.draft, value });
  };
  return html`<fieldset class=${missed ? "row missed" : "row"} data-row=${item.id}>
    <legend class="vh">${item.label}</legend>
    <span class="label" dir="auto" aria-hidden="true"
      >${item.id === WHOLE ? nothing : item.label}</span
    >
    ${columns.map(
      (one) =>
        html`<label class="cell ${one.apart ? "apart" : ""}">
          <input
            type="radio"
            name=${name}
            aria-label=${[one.label, one.note].filter(Boolean).join(" – ")}
            .checked=${values[item.id] === one.value}
            @change=${() => choose(one)}
          />
          <span class="caption" dir="auto" aria-hidden="true">${one.label}</span>
        </label>`,
    )}
  </fieldset>`;
}

function columns_of({ question, say }: Desk): Column[] {
  const { scale, options, allow } = question;
  const missing = (["dont_know"] as const)
    .filter((one) => allow?.includes(one) && !options.some((option) => option.id === one))
    .map((one): Column => ({ value: one, label: say(one), note: "", apart: true }));
  if (!scale) {
    const plain = options.map(({ id, label, description }): Column => ({
      value: id,
      label,
      note: description ?? "",
      apart: false,
    }));
    return [...plain, ...missing];
  }
  const points = Array.from({ length: scale.high - scale.low + 1 }, (_, at): Column => {
    const value = scale.low + at;
    return { value, label: `${value}`, note: scale.labels[value] ?? "", apart: false };
  });
  return [...points, ...missing];
}

function items_of(question: Question): Item[] {
  return question.items.length ? question.items : [{ id: WHOLE, label: group_name(question) }];
}

function values_of(value: Value | null): Record<string, Cell> {
  if (value === null || Array.isArray(value)) return {};
  return typeof value === "object" ? value : { [WHOLE]: value };
}

function reply_of(desk: Desk, values: Record<string, Cell>): { answer: Value; shown: string } {
  const answer: Value = desk.question.items.length ? values : (values[WHOLE] ?? "");
  return { answer, shown: in_words(desk.question, answer, desk.say) };
}

function first_open(form: HTMLElement, item: Item | undefined): void {
  const cell = form.querySelector<HTMLInputElement>(
    `[data-row="${CSS.escape(item?.id ?? "")}"] input`,
  );
  cell?.focus();
}
