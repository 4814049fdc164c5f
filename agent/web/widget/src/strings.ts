// The widget's own words. Everything a study says comes from the server, in its language.

const EN = {
  start: "I agree, start",
  decline: "No, thank you",
  declined: "Nothing was recorded. You may close this page.",
  reconsider: "Back",
  open: "Take part in the interview",
  close: "Close",
  loading: "Loading…",
  consent_title: "Before we start",
  about: "Your consent",
  privacy: "Your data",
  language: "Language",
  minutes: "About {n} minutes",
  left: "about {n} min left",
  left_one: "about a minute left",
  done: "{n} % done",
  progress: "Progress",
  conversation: "Conversation",
  interviewer: "Interviewer",
  you: "You",
  typing: "The interviewer is writing…",
  send: "Send",
  answer: "Your answer",
  or_type: "Or answer in your own words",
  or_words: "Or in your own words",
  speak: "Speak your answer",
  listening: "Listening… press again to stop",
  speech_note: "Your browser turns speech into text; it may use its maker's service for that.",
  continue: "Continue",
  choose_one: "Choose one answer",
  choose_many: "Choose all that apply",
  choose_most: "Choose up to {n}",
  choose_least: "Choose at least {n}",
  specify: "Please say which",
  not_number: "Please enter a number.",
  number_between: "Please enter a number from {low} to {high}.",
  number_least: "Please enter a number of at least {low}.",
  number_most: "Please enter a number of at most {high}.",
  number: "Number",
  open_rows:
    "Some rows are still open. Fill them in, or press “{button}” again to leave them open.",
  rows_done: "{done} of {all} rows answered",
  nothing_chosen: "Nothing is chosen yet.",
  dont_know: "Don't know",
  refused: "Prefer not to say",
  not_applicable: "Does not apply",
  skipped: "Skipped",
  unmapped: "Not understood",
  answered: "Answered",
  menu: "Options",
  help: "Explain the question",
  skip: "Skip this question",
  refuse: "Prefer not to say",
  back: "Go back one question",
  review: "Review my answers",
  pause: "Pause",
  stop: "Stop the interview",
  say_help: "help",
  say_skip: "skip",
  say_refused: "I'd prefer not to answer",
  say_dont_know: "I don't know",
  say_not_applicable: "does not apply",
  say_back: "back",
  say_pause: "pause",
  change: "Change",
  change_what: "Change your answer: {what}",
  noted: "Noted as:",
  noted_rows: "What I noted, for you to correct",
  save: "Save changes",
  review_title: "Your answers",
  review_none: "There are no answers yet.",
  review_last: "This was the last question. Look through your answers, then finish.",
  finish: "Finish",
  return: "Back to the interview",
  stop_title: "Stop the interview?",
  stop_text: "What you have said so far stays saved. You cannot go on afterwards.",
  stop_yes: "Stop now",
  stop_no: "Go on",
  pause_title: "Paused",
  pause_text: "Your answers are saved. You may leave this page open, or come back with your link.",
  offline: "You are offline. Your answers are kept here and sent as soon as you are back.",
  retrying: "The server is not answering. Trying again; nothing is lost.",
  online: "You are back online.",
  elsewhere: "You went on with this interview in another window.",
  here: "Continue here",
  moved: "This interview went on in another place. Here is where it stands now.",
  resumed: "Welcome back. Here is where we were.",
  unusable: "That could not be taken. Please try again in other words.",
  too_long: "That is too long to send at once. Please shorten it.",
  unchanged: "There is no answer to change there.",
  gone: "This interview cannot be opened from here any more. Please use your link again.",
  bad_link:
    "This link has expired, was used already, or is not valid. Please ask whoever invited you for a new one.",
  personal: "Only people with a personal link can take part. Please use the link of your invitation.",
  already: "You have already taken part in this study. Thank you.",
  shut: "This study takes no interviews at the moment.",
  failed: "The interview could not be loaded.",
  refused_here: "The interview cannot be shown on this page.",
  again: "Try again",
  go_on: "Go on",
};

export type Key = keyof typeof EN;

const DE: Record<Key, string> = {
  start: "Ich stimme zu, los geht's",
  decline: "Nein, danke",
  declined: "Es wurde nichts gespeichert. Sie können diese Seite schließen.",
  reconsider: "Zurück",
  open: "Am Interview teilnehmen",
  close: "Schließen",
  loading: "Wird geladen…",
  consent_title: "Bevor wir beginnen",
  about: "Ihre Einwilligung",
  privacy: "Ihre Daten",
  language: "Sprache",
  minutes: "Etwa {n} Minuten",
  left: "noch etwa {n} Min.",
  left_one: "noch etwa eine Minute",
  done: "{n} % geschafft",
  progress: "Fortschritt",
  conversation: "Gespräch",
  interviewer: "Interviewer",
  you: "Sie",
  typing: "Der Interviewer schreibt…",
  send: "Senden",
  answer: "Ihre Antwort",
  or_type: "Oder antworten Sie in eigenen Worten",
  or_words: "Oder in eigenen Worten",
  speak: "Antwort sprechen",
  listening: "Ich höre zu… zum Beenden erneut drücken",
  speech_note:
    "Ihr Browser wandelt Sprache in Text um und nutzt dafür womöglich einen Dienst seines Herstellers.",
  continue: "Weiter",
  choose_one: "Wählen Sie eine Antwort",
  choose_many: "Wählen Sie alles Zutreffende",
  choose_most: "Wählen Sie höchstens {n}",
  choose_least: "Wählen Sie mindestens {n}",
  specify: "Bitte geben Sie an, was",
  not_number: "Bitte geben Sie eine Zahl ein.",
  number_between: "Bitte geben Sie eine Zahl von {low} bis {high} ein.",
  number_least: "Bitte geben Sie eine Zahl ab {low} ein.",
  number_most: "Bitte geben Sie eine Zahl bis {high} ein.",
  number: "Zahl",
  open_rows:
    "Einige Zeilen sind noch offen. Füllen Sie sie aus, oder drücken Sie noch einmal „{button}“, um sie offen zu lassen.",
  rows_done: "{done} von {all} Zeilen beantwortet",
  nothing_chosen: "Es ist noch nichts gewählt.",
  dont_know: "Weiß nicht",
  refused: "Keine Angabe",
  not_applicable: "Trifft nicht zu",
  skipped: "Übersprungen",
  unmapped: "Nicht verstanden",
  answered: "Beantwortet",
  menu: "Optionen",
  help: "Frage erklären",
  skip: "Frage überspringen",
  refuse: "Keine Angabe",
  back: "Eine Frage zurück",
  review: "Meine Antworten ansehen",
  pause: "Pause",
  stop: "Interview beenden",
  say_help: "Hilfe",
  say_skip: "überspringen",
  say_refused: "Keine Angabe",
  say_dont_know: "Weiß nicht",
  say_not_applicable: "trifft nicht zu",
  say_back: "zurück",
  say_pause: "Pause",
  change: "Ändern",
  change_what: "Ihre Antwort ändern: {what}",
  noted: "Notiert als:",
  noted_rows: "Was ich notiert habe; Sie können es berichtigen",
  save: "Änderungen speichern",
  review_title: "Ihre Antworten",
  review_none: "Es gibt noch keine Antworten.",
  review_last:
    "Das war die letzte Frage. Sehen Sie Ihre Antworten durch und schließen Sie dann ab.",
  finish: "Abschließen",
  return: "Zurück zum Interview",
  stop_title: "Interview beenden?",
  stop_text: "Was Sie bisher gesagt haben, bleibt gespeichert. Danach geht es nicht weiter.",
  stop_yes: "Jetzt beenden",
  stop_no: "Weitermachen",
  pause_title: "Pause",
  pause_text:
    "Ihre Antworten sind gespeichert. Sie können diese Seite offen lassen oder über Ihren Link wiederkommen.",
  offline:
    "Sie sind offline. Ihre Antworten bleiben hier und werden gesendet, sobald Sie wieder verbunden sind.",
  retrying: "Der Server antwortet nicht. Es wird weiter versucht; nichts geht verloren.",
  online: "Sie sind wieder online.",
  elsewhere: "Sie haben dieses Interview in einem anderen Fenster fortgesetzt.",
  here: "Hier fortsetzen",
  moved: "Dieses Interview ging an anderer Stelle weiter. Hier ist der jetzige Stand.",
  resumed: "Willkommen zurück. Hier waren wir stehen geblieben.",
  unusable: "Das konnte nicht übernommen werden. Bitte versuchen Sie es mit anderen Worten.",
  too_long: "Das ist zu lang, um es auf einmal zu senden. Bitte kürzen Sie es.",
  unchanged: "Dort gibt es keine Antwort zu ändern.",
  gone: "Dieses Interview lässt sich von hier nicht mehr öffnen. Bitte nutzen Sie noch einmal Ihren Link.",
  bad_link:
    "Dieser Link ist abgelaufen, wurde schon benutzt oder ist ungültig. Bitte fragen Sie die einladende Stelle nach einem neuen.",
  personal:
    "Nur Personen mit persönlichem Link können teilnehmen. Bitte benutzen Sie den Link aus Ihrer Einladung.",
  already: "Sie haben an dieser Studie schon teilgenommen. Vielen Dank.",
  shut: "Diese Studie nimmt zurzeit keine Interviews an.",
  failed: "Das Interview konnte nicht geladen werden.",
  refused_here: "Das Interview kann auf dieser Seite nicht gezeigt werden.",
  again: "Noch einmal versuchen",
  go_on: "Weiter",
};

const TABLES: Record<string, Record<Key, string>> = { en: EN, de: DE };

/** What is spoken: a language, and the words that the study brings along for it. */
export interface Tongue {
  language: string;
  words: Partial<Record<Key, string>>;
}

/** Say `key` in the study's words, else in ours, else in English, with `fields` put in. */
export function say(tongue: Tongue, key: Key, fields: Record<string, unknown> = {}): string {
  const words = brought(tongue, key) ?? (TABLES[primary(tongue.language)] ?? EN)[key];
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(fields[name] ?? ""));
}

/** The language in which `key` is said: English where nobody has other words for it. */
export function said_in(tongue: Tongue, key: Key): string {
  const { language } = tongue;
  return brought(tongue, key) !== undefined || primary(language) in TABLES ? language : "en";
}

/** What is sent to the interviewer stands in words that it reads, and never in a study's. */
function brought({ words }: Tongue, key: Key): string | undefined {
  return key.startsWith("say_") || !Object.hasOwn(words, key) ? undefined : words[key];
}

/** A language's name in itself: “Deutsch”. */
export function autonym(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}

export function direction(language: string): "ltr" | "rtl" {
  return ["ar", "fa", "he", "ur", "ps", "yi"].includes(primary(language)) ? "rtl" : "ltr";
}

function primary(language: string): string {
  return language.split("-")[0]?.toLowerCase() ?? "en";
}
