// Put in before the page's own scripts: remembers what the page sets going, so that we know whether waiting makes sense.
(() => {
  if (window.__barometerTimers) return;
  const MOST = 300, started = [], now = performance.now.bind(performance);
  const list = {
    later: window.setTimeout.bind(window), // as it was: what we wait for ourselves is not the page's
    media: window.matchMedia?.bind(window), // the same for what we ask of the window's size
    started,
    short: [], // timers of less than a second that run once
    drawn: -1e6, // when the page last asked to be called before a picture is drawn, or when the browser has nothing to do
    talks: false, // whether something may come in without being asked for
    measures: false, // whether the page is told when sizes change
    flashed: [], // animations that light up more than once and then end: their frames and their time
    asked: -1e6, // when the page last asked a server for something
    gone: [], // texts that went away at the beat of a timer, before motion_start.js began to watch
    // Whether one of its short timers, or a fast beat, is still to come.
    pending() {
      const at = now();
      return list.short.some((one) => at < one.at + one.delay + 30) || started.some((one) => !one.cleared && (one.repeats ? one.delay < 1000 : at < one.at + one.delay && one.at + one.delay < at + 300));
    },
  };
  const wrap = (name, handler) => { if (typeof window[name] === "function") window[name] = new Proxy(window[name], handler); };
  // What stands on the page and is shown: looked at only when a long timer ends, which few pages set.
  const MARKED = "[role=alert], [role=status], [role=log], [class*=toast i], [class*=snackbar i]";
  const shown = (el) => el.isConnected && el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const texts = () => {
    const found = new Map(), walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    for (let i = 0; i < 2000 && walker.nextNode(); i++) {
      const text = walker.currentNode.data.replace(/\s+/g, " ").trim(), el = walker.currentNode.parentElement;
      if (text.length > 5 && el && !/^(script|style|noscript|template|title)$/.test(el.localName) && shown(el)) found.set(el, { text, message: Boolean(el.closest(MARKED)) });
    }
    return found;
  };
  let looks = 0;
  const looking = (code) => typeof code !== "function" ? code : function (...given) {
    if (window.__barometerMotion || looks >= 10) return code.apply(this, given);
    looks += 1;
    let before = new Map();
    try { before = texts(); } catch { /* the page's own code runs all the same */ }
    list.later(() => {
      if (!before.size) return;
      const after = texts(), went = [...before].filter(([el]) => !after.has(el));
      if (window.__barometerMotion || [...after].some(([el, { text }]) => before.get(el)?.text !== text)) return; // seen by itself, or something came instead
      for (const [el, one] of went.slice(0, 20)) list.gone.push({ el, ...one, among: before.size });
    }, 50);
    return code.apply(this, given);
  };
  const watch = (name, repeats) => wrap(name, {
    apply(target, self, given) {
      const delay = Number(given[1]) || 0, seen = repeats || delay < 1000 ? given : [looking(given[0]), ...given.slice(1)];
      const id = Reflect.apply(target, self, seen);
      if (started.length < MOST && (repeats || delay >= 1000)) started.push({ id, delay, repeats, code: given[0], at: now(), cleared: false });
      else if (!repeats) { list.short.push({ id, at: now(), delay }); if (list.short.length > 20) list.short.shift(); }
      return id;
    },
  });
  const forget = (name) => wrap(name, {
    apply(target, self, given) {
      for (const one of started) if (one.id === given[0]) one.cleared = true;
      for (const one of list.short) if (one.id === given[0]) one.delay = 0;
      return Reflect.apply(target, self, given);
    },
  });
  const note = (name, mark) => wrap(name, {
    apply(target, self, given) { mark(given); return Reflect.apply(target, self, given); },
    construct(target, given, made) { mark(given); return Reflect.construct(target, given, made); },
  });
  try {
    watch("setTimeout", false); watch("setInterval", true); forget("clearTimeout"); forget("clearInterval");
    for (const name of ["requestAnimationFrame", "requestIdleCallback"]) note(name, () => { list.drawn = now(); });
    for (const name of ["WebSocket", "EventSource", "Worker", "SharedWorker", "BroadcastChannel", "RTCPeerConnection", "MessageChannel"]) note(name, () => { list.talks = true; });
    for (const name of ["ResizeObserver", "matchMedia"]) note(name, () => { list.measures = true; });
    for (const name of ["fetch", "XMLHttpRequest"]) note(name, () => { list.asked = now(); });
    note("addEventListener", ([kind]) => { if (/^(resize|orientationchange|scroll)$/.test(kind)) list.measures = true; });
    document.addEventListener("animationstart", ({ target }) => {
      try {
        for (const one of target.getAnimations()) {
          const timing = one.effect.getComputedTiming();
          if (list.flashed.length < 20 && timing.iterations >= 3 && Number.isFinite(timing.endTime) && timing.duration < 700) list.flashed.push({ el: target, frames: one.effect.getKeyframes(), timing });
        }
      } catch { /* gone already */ }
    }, true);
    Object.defineProperty(window, "__barometerTimers", { value: list });
  } catch { /* a window that lets nothing be put in is read without */ }
})();
