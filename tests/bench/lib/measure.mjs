// Thread time instead of the clock on the wall: on a machine that does other things as well, the same click takes 39 to
// 199 ms of wall time and 37 to 40 ms of its thread.

/** Milliseconds that the page's main thread has worked. */
export class Meter {
  static async of(page) {
    const meter = new Meter();
    meter.session = await page.context().newCDPSession(page);
    meter.page = page;
    await meter.session.send("Performance.enable", { timeDomain: "threadTicks" });
    meter.empty = 0;
    const idle = [];
    for (let n = 0; n < 7; n += 1) idle.push((await meter.cpu(() => page.evaluate("0"))).cpu);
    meter.empty = median(idle);
    return meter;
  }

  async worked() {
    const { metrics } = await this.session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  }

  /** Runs an action; what it gave, and what the thread worked meanwhile, without the cost of asking. */
  async cpu(action) {
    const before = await this.worked();
    const value = await action();
    return { value, cpu: Math.max(0, (await this.worked()) - before - this.empty) };
  }
}

export function quantile(values, at) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)];
  return low + (sorted[Math.ceil(place)] - low) * (place - Math.floor(place));
}

export const median = (values) => quantile(values, 0.5);

/** Every figure that was found: by job, by who did it, one per round. */
export class Figures {
  rounds = {};
  notes = {};

  add(job, who, value) {
    if (Number.isFinite(value)) ((this.rounds[job] ??= {})[who] ??= []).push(value);
  }

  note(who, text) {
    (this.notes[who] ??= new Set()).add(text);
  }

  of(job, who) {
    return this.rounds[job]?.[who];
  }

  median(job, who) {
    const values = this.of(job, who);
    return values && median(values);
  }

  /** The median of the ratios of each round: what slows a round down slows both. */
  ratio(job, who, other) {
    const [ours, theirs] = [this.of(job, who), this.of(job, other)];
    if (!ours || !theirs) return undefined;
    const pairs = ours.slice(0, theirs.length).map((value, round) => value / theirs[round]);
    return median(pairs.filter(Number.isFinite));
  }
}
