// Put in before the page's own scripts: remembers what timers the page sets, so that we know whether waiting makes sense.
(() => {
  if (window.__barometerTimers) return;
  const MOST = 300, started = [], now = performance.now.bind(performance), list = { started, short: [] };
  const watch = (name, repeats) => {
    window[name] = new Proxy(window[name], {
      apply(target, self, given) {
        const id = Reflect.apply(target, self, given), delay = Number(given[1]) || 0;
        if (started.length < MOST && (repeats || delay >= 1000)) started.push({ id, delay, repeats, code: given[0], at: now(), cleared: false });
        else if (!repeats) { list.short.push(now()); if (list.short.length > 20) list.short.shift(); }
        return id;
      },
    });
  };
  const forget = (name) => {
    window[name] = new Proxy(window[name], {
      apply(target, self, given) {
        for (const one of started) if (one.id === given[0]) one.cleared = true;
        return Reflect.apply(target, self, given);
      },
    });
  };
  try {
    watch("setTimeout", false); watch("setInterval", true); forget("clearTimeout"); forget("clearInterval");
    Object.defineProperty(window, "__barometerTimers", { value: list });
  } catch { /* a window that lets nothing be put in is read without */ }
})();
