/**
 * Says what to do when Node is too old. Plain JavaScript that any Node can read: an old one fails on the first TypeScript file, with a message
 * that helps nobody.
 */
const oldest = 24;
const major = Number(process.versions.node.split('.', 1)[0]);

if (major < oldest) {
  process.stderr.write(
    `Trellis needs Node ${oldest} or later; this is ${process.version}.\n` +
      'Start it with `npm start`, or run its commands with `pnpm run`: on Linux and Windows both use the Node that is installed with it.\n' +
      'On other systems install the version that stands in .node-version.\n',
  );
  process.exit(1);
}
