// Azurite, for a program that starts it: it ends in good order, with all it holds on the disk, when its input does. So it
// neither outlives a program that is killed nor, at a Ctrl+C that reaches them both, ends before it.
process.on('SIGINT', () => {});
process.on('newListener', (name, listener) => {
  if (name === 'SIGINT') {
    queueMicrotask(() => process.removeListener(name, listener));
  }
});
process.stdin.resume().on('end', () => process.emit('SIGTERM') || process.exit());

require('azurite/dist/src/azurite.js');
