// Loaded first into web and worker (node --import): when the process that started them is gone, even by kill -9, they
// stop as if told to. The port of the web server is then free for the next start.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
