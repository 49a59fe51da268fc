import type { AssistantEvent, Suggestion } from '@trellis/core';
import { createMarkdownStyler } from './markdown-styler.ts';
import type { Terminal } from './terminal.ts';

/** Prints a turn as it happens: the answer to standard output, everything around it to standard error. */
export interface AnswerPrinter {
  print(event: AssistantEvent): void;
  /** What can be asked next, once the turn is over. */
  readonly suggestions: readonly Suggestion[];
}

/** Creates a printer for one turn. */
export function createAnswerPrinter(terminal: Terminal): AnswerPrinter {
  const { colors, noteColors } = terminal;
  const running = new Map<string, string>();
  const sources = new Map<string, string>();
  const markdown = colors.isColorSupported ? createMarkdownStyler(colors) : undefined;
  let suggestions: readonly Suggestion[] = [];
  let written = '';

  const write = (text: string) => {
    written = (written + text).slice(-2);
    terminal.out(text);
  };
  /** Two newlines between the parts of an answer, none before the first. */
  const startPart = () => {
    if (written !== '') write('\n\n'.slice(0, 2 - (/\n*$/.exec(written)?.[0].length ?? 0)));
  };
  const showProgress = () => {
    const names = [...new Set(running.values())].map(skillInWords);
    terminal.progress(noteColors.dim(names.length > 0 ? `  looking at: ${names.join(', ')} …` : '  thinking …'));
  };

  const printEnd = () => {
    if (written !== '' && !written.endsWith('\n')) write('\n');
    if (sources.size > 0) {
      startPart();
      const lines = [...sources].map(([marker, quote]) => `  [${marker}] “${oneLine(quote)}”\n`);
      write(colors.dim(`Quoted from the sources:\n${lines.join('')}`));
    }
    if (suggestions.length > 0) {
      const items = suggestions.map(({ text }, index) => `  ${index + 1}. ${text}\n`).join('');
      terminal.note(`\n${noteColors.bold('You could ask next:')}\n${items}`);
    }
  };

  return {
    get suggestions() {
      return suggestions;
    },
    print(event) {
      switch (event.type) {
        case 'turn-start':
          return showProgress();
        case 'skill-start':
          running.set(event.callId, event.skill);
          return showProgress();
        case 'skill-end':
          running.delete(event.callId);
          return showProgress();
        case 'text-start':
          return startPart();
        case 'text-delta':
          return write(markdown?.style(event.delta) ?? event.delta);
        case 'text-end':
          return write(markdown?.flush() ?? '');
        case 'text-retract':
          startPart();
          return write(colors.yellow(`[The text above was withdrawn: ${event.reason}]`));
        case 'ui':
          if (!event.block || event.block.text.trim() === '') return;
          startPart();
          return write(event.block.text.trim());
        case 'citation':
          if (event.quote) sources.set(event.marker, event.quote);
          return;
        case 'suggestions':
          suggestions = event.items;
          return;
        case 'notice':
          return terminal.note(noteColors.yellow(`${event.text}\n`));
        case 'error':
          return terminal.note(noteColors.red(`${event.message}\n`));
        case 'confirm-request':
          return terminal.note(
            `${noteColors.bold(event.summary)}\n  Confirm it in the browser; nothing is changed here.\n`,
          );
        case 'turn-end':
          return printEnd();
        default:
      }
    },
  };
}

const skillInWords = (skill: string) => skill.replace(/^(get|find)-/, '').replaceAll('-', ' ');
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
