// What could act on the Tab key: the page's scripts, where they listen to keys or the focus, and its style sheets. Reads only.
// ``press`` is true where the browser itself goes another way than the code of the page tells.
(b) => {
  const KINDS = ["keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout"];
  // Several stops in one, or a way of its own through them.
  const OWN_WAY = "iframe, frame, object, embed, area[href], audio[controls], video[controls], input[type=date], input[type=time], input[type=datetime-local]," +
    " input[type=month], input[type=week], dialog[open], :popover-open, details:not(:has(> summary))";
  const hash = (text) => { let sum = 0; for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0; return `${text.length}.${sum}`; };
  const address = (url) => url.split("#")[0]; // what stands after a question mark may choose another script
  const timers = window.__barometerTimers;
  const scripts = [...document.scripts].filter((one) => !one.type || /module|javascript/i.test(one.type));
  const spots = new Set();
  for (const el of [document, ...b.all("*")]) {
    const heard = b.heard.get(el);
    for (const kind of heard ? KINDS : []) if (heard.has(kind)) spots.add(`${kind}|${el === document ? "page" : b.stop.part(b, el)}`);
  }
  // Time can move the focus too, without listening to anything; where nobody watched the timers, any script may have set one.
  const beats = timers ? timers.talks || timers.pending() || performance.now() - timers.drawn < 300 || timers.started.some((one) => one.repeats && !one.cleared) : scripts.length > 0;
  if (beats) spots.add("time|page");
  const loaded = performance.getEntriesByType("resource").filter((one) => one.initiatorType === "script").map((one) => address(one.name)); // some leave the document at once
  return {
    press: b.shadows().length > 0 || document.querySelector(OWN_WAY) !== null || b.all("[tabindex]").some((el) => el.tabIndex > 0),
    styles: [...document.styleSheets].map((one) => (one.href ? address(one.href) : hash(one.ownerNode?.textContent || ""))).join(" "),
    code: [...new Set([...scripts.map((one) => (one.src ? address(one.src) : hash(one.text))), ...loaded])].sort().join(" "),
    spots: [...spots],
  };
}
