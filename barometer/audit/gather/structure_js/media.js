// Video and sound, and what stands with them for who cannot hear or see. Waits a little for files that are being opened.
async (b, { limit }) => {
  const PLAYERS = [["video", /\/\/([\w-]+\.)*(youtube(-nocookie)?\.com\/embed|player\.vimeo\.com|dailymotion\.com\/embed|facebook\.com\/plugins\/video|wistia\.(com|net)|kaltura\.com|streamable\.com)/],
                   ["audio", /\/\/([\w-]+\.)*(w\.soundcloud\.com|soundcloud\.com\/player|open\.spotify\.com\/embed|embed\.podcasts\.apple\.com|widget\.deezer\.com)/]];
  const { list, capped } = b.pick(b.all("video, audio"), (el) => el.controls || el.autoplay || b.visible(el), Math.min(limit, 50));
  const opening = (el) => el.readyState < 1 && el.networkState === HTMLMediaElement.NETWORK_LOADING && el.preload !== "none";
  const track = (one) => one.track && one.track.mode;
  const until = performance.now() + 1500;
  const waits = (el) => opening(el);
  while (list.some(waits) && performance.now() < until) await new Promise((done) => setTimeout(done, 50));
  const sound = (el) => {
    if (el.localName === "audio") return el.readyState ? true : null;
    if (el.webkitAudioDecodedByteCount > 0) return true;
    if (!el.readyState || !el.captureStream) return null;
    try { return el.captureStream().getAudioTracks().length > 0; } catch { return null; }
  };
  // A track's file is only fetched when the track is on: turned on for a moment, and put back.
  const tracks = [];
  for (const el of list) for (const one of el.querySelectorAll("track")) if (track(one)) tracks.push([one, one.track.mode]);
  for (const [one] of tracks) if (one.track.mode === "disabled") one.track.mode = "hidden";
  const loading = () => tracks.some(([one]) => one.getAttribute("src") && one.readyState < 2);
  const last = performance.now() + 1000;
  while (loading() && performance.now() < last) await new Promise((done) => setTimeout(done, 50));
  const told = new Map(tracks.map(([one]) => [one, { state: one.readyState, cues: one.track.cues ? one.track.cues.length : 0 }]));
  for (const [one, mode] of tracks) one.track.mode = mode;
  const rows = list.map((el) => ({
    element: b.element(el, b.fold(el.getAttribute("aria-label") || el.title)), kind: el.localName, controls: el.controls, autoplay: el.autoplay, muted: el.muted, loop: el.loop,
    seconds: Number.isFinite(el.duration) ? el.duration : null, sound: sound(el), shown: b.visible(el), broken: Boolean(el.error) || el.networkState === HTMLMediaElement.NETWORK_NO_SOURCE,
    exposed: !b.hiddenFromAssistive(el),
    tracks: [...el.querySelectorAll("track")].slice(0, 20).map((one) => ({ kind: one.kind, lang: one.srclang.slice(0, 20), label: one.label.slice(0, 80), file: Boolean(one.getAttribute("src")),
      broken: told.get(one)?.state === 3, cues: told.get(one)?.state === 2 ? told.get(one).cues : null })),
  }));
  for (const el of b.all("iframe[src]")) {
    const kind = PLAYERS.find(([, address]) => address.test(el.src))?.[0];
    if (kind && b.visible(el) && rows.length < limit) {
      rows.push({ element: b.element(el, b.fold(el.title)), kind: `embedded ${kind}`, controls: true, autoplay: /autoplay=1/.test(el.src), muted: false, loop: false, seconds: null, sound: null,
                  shown: true, broken: false, exposed: !b.hiddenFromAssistive(el), tracks: [] });
    }
  }
  return { capped, list: rows };
}
