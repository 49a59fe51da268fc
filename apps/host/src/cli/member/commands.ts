import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import type { MemberDeleteOptions, MemberExportOptions } from './member.ts';

/** `trellis member …`. What a command needs is loaded when it runs. */
export function addMemberCommands(program: Command, { terminal, setExitCode }: CommandContext): void {
  const member = program.command('member').description('what is kept of a member on this machine');

  member
    .command('export')
    .description('write all of it as JSON: conversations, feedback, profile, connections, settings')
    .requiredOption('--member <id>', 'whose: the id in their tokens')
    .option('--tenant <id>', 'development when absent')
    .option('--out <file>', 'standard output when absent')
    .action(async (options: MemberExportOptions) => {
      const { exportMember } = await import('./member.ts');
      setExitCode(await exportMember(terminal, options));
    });

  member
    .command('delete')
    .description('delete all of it; it cannot be undone')
    .requiredOption('--member <id>', 'whose: the id in their tokens')
    .requiredOption('--confirm <id>', 'the same id once more')
    .option('--tenant <id>', 'development when absent')
    .action(async (options: MemberDeleteOptions) => {
      const { deleteMember } = await import('./member.ts');
      setExitCode(await deleteMember(terminal, options));
    });
}
