// Parts of which the keyboard reaches one and not the rest: tabs of which one is a stop, folders that are closed, sliders, and lists under
// a field. Which ones there are, the focus on one, and whether a key, and then a click, did what it should.
async (b, { act, index, known = [] }) => {
  const p = b.provoke(b), m = p.memory, POINTER = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart"];
  const role = (el) => (el.getAttribute("role") || "").trim().split(/\s+/)[0];
  const usable = (el) => b.visible(el) && !b.hiddenFromAssistive(el) && el.ariaDisabled !== "true" && !el.disabled && p.harmless(el);
  const GROUPS = { tablist: "tab", radiogroup: "radio", menubar: "menuitem", toolbar: "button" };
  const members = (holder) => [...holder.querySelectorAll(`[role=${GROUPS[role(holder)]}]`)].filter(usable);
  const MARKS = ["aria-selected", "aria-checked", "tabindex"];
  const marks = (el) => MARKS.map((name) => el.getAttribute(name)).join("|");
  // A combobox says which list it opens; of that list the options that can be seen now.
  const options = (el) => {
    const lists = [el, ...el.querySelectorAll("input")].flatMap((one) => [...b.byIds(one, "aria-controls"), ...b.byIds(one, "aria-owns")]);
    return lists.flatMap((one) => [...one.querySelectorAll("[role=option], li")]).filter((one) => p.seen(one)).slice(0, 40);
  };
  const field = (el) => (el.matches("input") ? el : el.querySelector("input"));
  const type = (el, value) => { Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(el, value); el.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true })); el.dispatchEvent(new KeyboardEvent("keyup", { key: value.at(-1) || "Backspace", bubbles: true, composed: true })); };
  const state = ({ el, kind }) => {
    if (kind === "tabs") return [...el.querySelectorAll("*")].filter((one) => role(one) === GROUPS[role(el)]).map(marks).join() + (el.getAttribute("aria-activedescendant") || "");
    if (kind === "folder") return el.getAttribute("aria-expanded");
    if (kind === "slider") return [el.getAttribute("aria-valuenow"), el.getAttribute("aria-valuetext"), el.getAttribute("style"), el.textContent].join("|");
    return [field(el).value, field(el).getAttribute("aria-activedescendant"), el.getAttribute("aria-activedescendant")].join("|") + options(el).map((one) => p.look(one).join() + one.getAttribute("aria-selected")).join();
  };
  if (act === "list") {
    const rows = [], idle = new Set(known), counts = new Map();
    m.stuck = [];
    const add = (el, kind, at, listens) => {
      const key = `stuck|${kind}|${b.key(el)}`;
      if (idle.has(key) || (counts.get(kind) || 0) >= 2) return;
      counts.set(kind, (counts.get(kind) || 0) + 1);
      rows.push({ element: b.element(at || el, b.ownName(at || el)), kind, key, listens, index: m.stuck.length });
      m.stuck.push({ el, kind, at: at || el });
    };
    const keys = (el) => p.around(el, "keydown", "keyup", "keypress");
    for (const el of b.all("[role=tablist], [role=radiogroup], [role=menubar]")) {
      const all = members(el), stops = all.filter((one) => p.focusable(one) && p.around(one, ...POINTER));
      const rest = all.filter((one) => one.tabIndex < 0 && p.around(one, ...POINTER) && !one.querySelector("a[href], button, input"));
      if (stops.length === 1 && rest.length > 0 && !el.hasAttribute("aria-activedescendant")) add(el, "tabs", rest[0], keys(stops[0]));
    }
    for (const el of b.all("[role=treeitem][aria-expanded=false]")) {
      const tree = b.closest(el, "[role=tree]");
      if (tree && usable(el) && el.hasAttribute("tabindex") && !el.querySelector("button, a[href], input") && p.around(el, ...POINTER)) add(el, "folder", null, keys(el));
    }
    for (const el of b.all("[role=slider]:not(input)")) {
      if (p.focusable(el) && usable(el) && el.ariaReadOnly !== "true" && p.around(el, "mousedown", "pointerdown", "touchstart", "click") && Number(el.ariaValueMax ?? 100) > Number(el.ariaValueMin ?? 0) && !b.closest(el, "video, audio")) add(el, "slider", null, keys(el));
    }
    for (const el of b.all("[role=combobox]:not(select)")) {
      const at = field(el);
      if (at && p.focusable(at) && usable(at) && !at.readOnly && p.around(at, "input", "keyup", "keydown")) add(el, "list", null, keys(at));
    }
    return { list: rows };
  }
  const one = m.stuck?.[index], watch = window.__barometerWatch;
  if (!one?.el.isConnected || !watch) return null;
  const { el, kind } = one;
  if (act === "focus") {
    const stop = kind === "tabs" ? members(el).find(p.focusable) : kind === "list" ? field(el) : el;
    stop?.scrollIntoView({ block: "center" });
    stop?.focus({ preventScroll: true, focusVisible: true });
    await p.pause(30);
    if (!stop || p.active() !== stop) return null;
    m.stop = stop;
    if (kind === "list") {
      one.value = stop.value;
      for (const text of ["a", "an", "be", "sa"]) { type(stop, text); await b.pause(350, { least: 20 }); if (options(el).length > 1) break; }
      const shown = options(el);
      if (shown.length < 2 || shown.some((option) => [option, ...option.querySelectorAll("*")].some(p.focusable))) return null;
    }
    m.was = state(one);
    watch.look(); watch.take();
    return true;
  }
  if (act === "look") {
    const { events } = watch.take();
    return { moved: p.active() !== m.stop, did: events.length > 0 || state(one) !== m.was };
  }
  if (act === "click") { // does a mouse do what no key did?
    const rest = kind === "tabs" ? one.at : kind === "list" ? options(el)[0] : [...el.querySelectorAll("*")].find((part) => p.own(part, "click") && p.seen(part) && !part.querySelector("[role=treeitem]")) ||
      [...el.querySelectorAll("*")].find((part) => p.seen(part) && b.fold(part.textContent)) || el;
    if (!rest) return null;
    const at = { bubbles: true, cancelable: true, composed: true, view: window };
    for (const name of ["pointerdown", "mousedown", "pointerup", "mouseup"]) rest.dispatchEvent(new (name.startsWith("p") ? PointerEvent : MouseEvent)(name, at));
    rest.click();
    await b.pause(200, { least: 40 });
    return !watch.take().events.length && state(one) !== m.was;
  }
  if (kind === "list" && field(el)) { type(field(el), one.value || ""); }
  document.activeElement?.blur?.();
  return null;
}
