// The hands never leave the keyboard: how one gets to a thing, and that one always sees where one is.

import assert from "node:assert/strict";

/** What has the focus: its words, and whether a person can see that it has it. */
function whereTheFocusIs() {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "nothing", seen: true, inside: true };
  const marked = (one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
  };
  // What is drawn by its label shows the focus there; a frame may show it for the field in it.
  const around = [element, element.closest("label"), element.parentElement].filter(Boolean);
  const box = (around.find((one) => one.getBoundingClientRect().width > 4) ?? element).getBoundingClientRect();
  return {
    name: `<${element.localName}> ${(element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).textContent).trim().slice(0, 40)}`,
    seen: around.some(marked),
    inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
  };
}

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Where the focus is now, and that it can be seen there. */
  async look() {
    const where = await this.page.evaluate(whereTheFocusIs);
    assert.ok(where.seen, `the focus cannot be seen on ${where.name}`);
    assert.ok(where.inside, `the focus is outside of the screen on ${where.name}`);
    return where.name;
  }

  has(locator) {
    return locator.evaluate((element) => element === document.activeElement);
  }

  /** Tab by Tab to it, looking at every step. Fails where no way leads there. */
  async to(locator, { back = false, steps = 90 } = {}) {
    await locator.waitFor();
    const way = [];
    for (let step = 0; step < steps; step += 1) {
      if (await this.has(locator)) return;
      await this.press(back ? "Shift+Tab" : "Tab");
      way.push(await this.look());
    }
    assert.fail(`no way by Tab to ${locator}; the way was ${way.join(" | ")}`);
  }

  /** Goes there and presses it. */
  async open(locator, options) {
    await this.to(locator, options);
    await this.press("Enter");
  }
}
