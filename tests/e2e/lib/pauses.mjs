// For how long the page computed without answering. Counted is what its main thread worked, not how long it waited for a
// processor that other programs held: the same on a busy machine.

/** Runs `work` and returns the longest that the page was at one task, in milliseconds of work. */
export async function longestTask(page, work) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  let events = [];
  try {
    await work();
  } finally {
    events = JSON.parse(await browser.stopTracing()).traceEvents;
  }
  const thread = (event) => `${event.pid}:${event.tid}`;
  const main = new Set(events.filter((event) => event.name === "thread_name" && event.args.name === "CrRendererMain").map(thread));
  const tasks = events.filter((event) => event.name.endsWith("::RunTask") && event.tdur !== undefined && main.has(thread(event)));
  if (tasks.length === 0) throw new Error("the browser recorded no task");
  return Math.max(...tasks.map((event) => event.tdur)) / 1000;
}
