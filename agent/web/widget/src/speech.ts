// The browser's own speech recognition, where there is one. What is heard is text to be checked
// and sent by the respondent, never sent by itself.

interface Recognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  continuous: boolean;
  start(): void;
  stop(): void;
  onresult: ((event: Heard) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
}

interface Heard {
  results: ArrayLike<ArrayLike<{ transcript: string }>>;
}

type Maker = new () => Recognition;

function maker(): Maker | undefined {
  const here = globalThis as unknown as Record<string, Maker | undefined>;
  return here["SpeechRecognition"] ?? here["webkitSpeechRecognition"];
}

export class Speech {
  listening = false;
  private recognition: Recognition | null = null;

  constructor(private readonly changed: () => void) {}

  get available(): boolean {
    return maker() !== undefined;
  }

  /** Listen, and put what is heard after `before`; a second call stops. */
  toggle(language: string, before: string, heard: (text: string) => void): void {
    if (this.recognition) {
      this.recognition.stop();
      return;
    }
    const Made = maker();
    if (!Made) return;
    const recognition = new Made();
    recognition.lang = language;
    recognition.interimResults = true;
    recognition.continuous = true;
    recognition.onresult = ({ results }) => {
      const words = Array.from(results, (one) => one[0]?.transcript ?? "").join("");
      heard([before, words.trim()].filter(Boolean).join(" "));
    };
    recognition.onend = recognition.onerror = () => this.ended();
    recognition.start();
    this.recognition = recognition;
    this.listening = true;
    this.changed();
  }

  stop(): void {
    this.recognition?.stop();
  }

  private ended(): void {
    this.recognition = null;
    this.listening = false;
    this.changed();
  }
}
