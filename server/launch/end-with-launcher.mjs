/** Loaded before each program: one that does not listen for its launcher's end itself is ended by it. */
process.on('newListener', (event, listener) => {
  if (event === 'disconnect' && listener !== endNow) process.off('disconnect', endNow);
});
process.on('disconnect', endNow);
process.channel?.unref();

function endNow() {
  process.kill(process.pid, 'SIGTERM');
}
