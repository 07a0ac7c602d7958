// The walk with the Tab key without pressing it: the stops in the order in which the browser would come to them, the focus put on each.
// ``rows`` is null when something happened that a browser does not do by itself.
(b, { most, seconds, listens }) => {
  const CAN = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]:not([contenteditable=false])";
  const watch = window.__barometerWatch, end = performance.now() + 1000 * seconds;
  const everything = [...document.querySelectorAll("*")];
  window.__barometerOrder ||= new Map(everything.map((one, at) => [one, at]));
  const chosen = (el) => { // of radio buttons with one name only the one that is chosen, or the first
    const all = [...(el.form || document).querySelectorAll("input[type=radio]")].filter((one) => one.name === el.name && one.form === el.form && !one.disabled && b.visible(one));
    return (all.find((one) => one.checked) || all[0]) === el;
  };
  const scrolls = (el) => {
    if (el === document.body || el === document.documentElement || (el.scrollHeight <= el.clientHeight && el.scrollWidth <= el.clientWidth)) return false;
    const how = getComputedStyle(el);
    return /auto|scroll/.test(how.overflowX + how.overflowY) && !el.querySelector(CAN);
  };
  const reached = (el) => el.tabIndex >= 0 || (el.isContentEditable && !el.hasAttribute("tabindex")); // a text that can be edited counts as -1
  const able = (el) => (el.matches(CAN) ? reached(el) && !el.matches(":disabled") && (el.type !== "radio" || el.localName !== "input" || !el.name || chosen(el)) : scrolls(el));
  const stops = everything.filter(able);
  for (const over of new Set(stops.map(b.parent))) if (over && !/^(normal|)$/.test(getComputedStyle(over).readingFlow || "")) return { rows: null };
  const dialogs = b.stop.dialogs(b), known = new Map(), rows = [], kept = [], boxes = new Map();
  // Where every box around an element that can be scrolled stands, to bring the same sight back later.
  const around = (el) => {
    const found = [];
    for (let at = b.parent(el); at && at !== document.body && at !== document.documentElement; at = b.parent(at)) {
      if (!boxes.has(at)) boxes.set(at, at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight);
      if (boxes.get(at)) found.push([at, at.scrollLeft, at.scrollTop]);
    }
    return found;
  };
  let complete = true;
  window.scrollTo(0, 0);
  watch.take();
  for (const el of stops) {
    if (rows.length >= most || performance.now() > end) { complete = false; break; }
    const before = document.activeElement;
    el.focus({ focusVisible: true });
    if (document.activeElement !== el) {
      if (listens && document.activeElement !== before) return { rows: null };
      continue;
    }
    const { events } = watch.take();
    if (events.length || !el.isConnected) return { rows: null };
    rows.push(b.stop(b, el, { events, dialogs, known }));
    kept.push({ el, scrolled: around(el) });
  }
  document.activeElement?.blur?.();
  if (b.stop.dialogs(b) !== dialogs || watch.take().events.length) return { rows: null };
  window.__barometerAhead = kept;
  return { rows, complete };
}
