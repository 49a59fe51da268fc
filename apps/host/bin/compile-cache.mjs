import * as nodeModule from 'node:module';

// What was compiled once is not compiled at the next start. An old Node does not have it, and says so in the next import.
nodeModule.enableCompileCache?.();
