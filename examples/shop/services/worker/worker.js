// Stands for the worker: a real one would take jobs out of the queue, one after the other.
const jobs = process.env.JOBS ?? 'no queue';
const look = () => console.log(`waiting for jobs in ${jobs}`);

look();
const timer = setInterval(look, 30_000);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => clearInterval(timer));
}
