/** How far something is that takes long. */
export interface Progress {
  readonly step: keyof typeof titles;
  readonly records: number;
  /** From 0 to 1, of this step. */
  readonly done: number;
}

export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 24;
const redrawMs = 100;
const titles = { make: 'Making', read: 'Reading', write: 'Writing', connect: 'Connecting' } as const;

/** Draws how far a load is, in one line that is drawn over. On anything but a terminal it says one line for each step. */
export function createProgressLine(output: ProgressOutput, now: () => number = () => performance.now()) {
  let step: Progress['step'] | undefined;
  let startedMs = 0;
  let drawnMs = Number.NEGATIVE_INFINITY;
  const isTerminal = output.isTTY === true;
  return {
    show(progress: Progress): void {
      const at = now();
      if (step !== progress.step) {
        if (step !== undefined && isTerminal) output.write('\n');
        if (!isTerminal) output.write(`${titles[progress.step]} …\n`);
        step = progress.step;
        startedMs = at;
        drawnMs = Number.NEGATIVE_INFINITY;
      }
      if (!isTerminal || (at - drawnMs < redrawMs && progress.done < 1)) return;
      drawnMs = at;
      output.write(`\r\u001B[K${lineOf(progress, (at - startedMs) / 1000)}`);
    },
    end(): void {
      if (isTerminal && step !== undefined) output.write('\n');
    },
  };
}

function lineOf({ step, records, done }: Progress, seconds: number): string {
  const full = Math.round(done * width);
  const bar = '█'.repeat(full) + '░'.repeat(width - full);
  const rate = seconds > 0 ? Math.round(records / seconds) : 0;
  const left = done > 0 && done < 1 ? `, ${Math.ceil((seconds * (1 - done)) / done)} s left` : '';
  const count = (value: number) => value.toLocaleString('en-US');
  return `${titles[step]} ${bar} ${Math.floor(done * 100)} %  ${count(records)} records, ${count(rate)}/s${left}`;
}
