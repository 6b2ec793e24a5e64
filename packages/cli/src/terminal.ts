/** What a command needs of the process that runs it. */
export interface Terminal {
  /** Takes text for the one who asked, without a line break at the end. */
  readonly print: (text: string) => void;
  /** Takes text on what went wrong with the command itself. */
  readonly complain: (text: string) => void;
  /** All of standard input. */
  readonly readInput: () => Promise<string>;
}

/** How a command ends, as shells and pipelines read it. */
export const EXIT = { clean: 0, findings: 1, wrongUse: 2 } as const;
