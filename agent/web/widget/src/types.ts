// The nouns of the respondent API, as `docs/web.md` and the contract name them.

export type Cell = string | number | string[];
export type Value = Cell | Record<string, Cell>;
export type Missing = "dont_know" | "refused" | "not_applicable";
export type Status =
  "in_progress" | "completed" | "screened_out" | "quota_full" | "stopped" | "partial" | "expired";

export interface Option {
  id: string;
  label: string;
  description?: string | null;
  exclusive?: boolean;
  specify?: boolean;
}

export interface Item {
  id: string;
  label: string;
}

export interface Scale {
  low: number;
  high: number;
  labels: Record<string, string>;
}

export interface Question {
  id: string;
  type: "single" | "multi" | "rating" | "grid" | "number" | "open";
  item?: Item | null;
  items: Item[];
  options: Option[];
  scale?: Scale | null;
  optional: boolean;
  allow?: Missing[];
  title?: string;
  section?: string;
  min?: number | null;
  max?: number | null;
  unit?: string | null;
}

export interface Turn {
  seq: number;
  kind: "question" | "probe" | "clarification" | "closing";
  text: string;
  status: Status;
  progress: number;
  question: Question | null;
  left?: number;
  language?: string;
  return_to?: string | null;
}

export interface Spoken {
  seq: number;
  from: "interviewer" | "respondent";
  text: string;
  kind?: string;
  question?: string | null;
  item?: string | null;
}

export interface Answer {
  question: Question;
  text: string;
  state: string;
  value: Value | null;
  words: string;
}

export interface Study {
  study: string;
  title: string;
  language: string;
  languages: string[];
  words?: Record<string, string>;
  notice: string;
  consent: string;
  privacy?: string;
  minutes: number | null;
  wave: string;
  origins?: string[];
  open_to_all?: boolean;
}

export interface Interview {
  id: string;
  wave: string;
  status: Status;
  language?: string;
  messages: Spoken[];
  answers?: Answer[];
  turn: Turn;
}

export interface Opened {
  id: string;
  token: string;
  turn: Turn;
}

/** What a respondent sends: words, or what a control holds; `shown` is how the log puts it. */
export interface Reply {
  text?: string;
  answer?: Value;
  shown: string;
}

/** What is on its way: kept until the server has it, under one id however often it is sent. */
export interface Outgoing extends Reply {
  message_id: string;
  turn: number;
  paradata?: Record<string, unknown>;
}

export interface Draft {
  text: string;
  value: Value | null;
  other: string;
}
