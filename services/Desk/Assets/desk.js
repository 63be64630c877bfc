// What a page cannot do without a script: be up to date by itself, and count down. Nothing here is needed to work.
"use strict";

const live = document.body.dataset.live;

// A fragment that somebody is typing in is left alone until they are done.
const isBusy = fragment =>
  fragment.contains(document.activeElement) && document.activeElement.matches("input, select, textarea") || fragment.querySelector("details.do[open]") || document.body.classList.contains("dragging");

let wanted = false;

async function refresh() {
  const fragments = [...document.querySelectorAll("[data-fragment]")];
  if (fragments.some(isBusy)) { wanted = true; return; }
  wanted = false;
  const answer = await fetch(location.pathname + location.search.replace(/[?&]done=[^&]*/, ""), { headers: { Accept: "text/html" } });
  if (answer.redirected) { location.reload(); return; }
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const fragment of fragments) {
    const fresh = page.getElementById(fragment.id);
    if (!fresh || isBusy(fragment)) continue;
    const focused = fragment.contains(document.activeElement) && document.activeElement.getAttribute("href");
    fragment.replaceWith(fresh);
    if (focused) fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  document.body.dataset.now = page.body.dataset.now;
  loadedAt = performance.now();
  drawn();
}

let loadedAt = performance.now();

function count() {
  if (document.body.dataset.still) return;
  const now = Date.parse(document.body.dataset.now) + performance.now() - loadedAt;
  for (const each of document.querySelectorAll("[data-until]")) {
    const seconds = Math.round((Date.parse(each.dataset.until) - now) / 1000);
    const minutes = Math.floor(Math.abs(seconds) / 60), rest = String(Math.abs(seconds) % 60).padStart(2, "0");
    each.textContent = seconds >= 0 ? `${minutes}:${rest} left` : `${minutes}:${rest} over`;
  }
}

function drawn() { document.dispatchEvent(new Event("drawn")); }

if (live) {
  let first = true, timer;
  const source = new EventSource(live);
  // Several events that come together are one look.
  source.onmessage = () => { if (first) { first = false; return; } clearTimeout(timer); timer = setTimeout(refresh, 100); };
  source.onopen = () => document.body.classList.remove("stale");
  source.onerror = () => { first = false; document.body.classList.add("stale"); };
  document.addEventListener("focusout", () => { if (wanted) setTimeout(refresh, 200); });
  document.addEventListener("toggle", () => { if (wanted) refresh(); }, true);
  setInterval(refresh, 60000);
  addEventListener("pagehide", () => source.close());
}
setInterval(count, 1000);

// The plan follows the form while somebody talks.
const planned = document.querySelector("form[data-preview]");
if (planned) {
  let timer, asked = 0;
  planned.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (!planned.checkValidity() || !planned.querySelector("[name=day]:checked")) return;
      const mine = ++asked, query = new URLSearchParams([...new FormData(planned)].filter(([, value]) => value)).toString();
      const answer = await fetch(`${planned.getAttribute("action")}?${query}`);
      if (mine !== asked || !answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.getElementById(planned.dataset.preview).replaceWith(page.getElementById(planned.dataset.preview));
      // What is posted by the forms inside is what is shown: the address says so too.
      history.replaceState(null, "", `?${query}`);
    }, 400);
  });
}

// A visit is picked up with the mouse or from its Move link, put down on a free place, and confirmed on its own page.
const board = () => document.querySelector(".board");
let picked = null;

async function pickUp(session) {
  leave();
  const base = location.pathname.split("/").slice(0, 3).join("/");
  const answer = await fetch(`${base}/sessions/${session}/starts`);
  if (!answer.ok || !board()) return null;
  const day = board().dataset.date, legal = new Set((await answer.json()).map(place => `${place.at} ${place.chair}`));
  document.body.classList.add("dragging");
  picked = { session, cells: [] };
  for (const cell of board().querySelectorAll("td.free")) {
    if (!legal.has(`${cell.dataset.at} ${cell.dataset.chair}`)) continue;
    cell.classList.add("legal");
    cell.href = `${base}/sessions/${session}?on=${day}&at=${cell.dataset.at}&chair=${cell.dataset.chair}#move`;
    picked.cells.push(cell);
  }
  return picked;
}

function leave() {
  document.body.classList.remove("dragging");
  for (const cell of picked?.cells ?? []) { cell.classList.remove("legal", "over"); cell.removeAttribute("tabindex"); cell.removeAttribute("role"); cell.removeAttribute("aria-label"); }
  picked = null;
}

function say(words) { document.querySelector("[role=status]").textContent = words; }

document.addEventListener("drawn", prepare);
function prepare() { for (const cell of document.querySelectorAll(".board [data-session]")) cell.draggable = true; }
prepare();

document.addEventListener("dragstart", event => {
  const visit = event.target.closest?.("[data-session]");
  if (visit) { event.dataTransfer.setData("text/plain", visit.dataset.session); pickUp(visit.dataset.session); }
});
document.addEventListener("dragover", event => {
  const cell = event.target.closest?.("td.legal");
  document.querySelector(".over")?.classList.remove("over");
  if (cell) { event.preventDefault(); cell.classList.add("over"); }
});
document.addEventListener("drop", event => {
  const cell = event.target.closest?.("td.legal");
  if (cell) { event.preventDefault(); location.href = cell.href; }
});
document.addEventListener("dragend", leave);

document.addEventListener("click", async event => {
  const link = event.target.closest?.("a[data-move]");
  const cell = event.target.closest?.("td.legal");
  if (cell) { location.href = cell.href; return; }
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const places = await pickUp(link.dataset.move);
  if (!places || places.cells.length === 0) { leave(); location.href = link.href; return; }
  for (const place of places.cells) {
    place.tabIndex = -1;
    place.setAttribute("role", "button");
    const chair = document.querySelector(`.board th[data-chair="${place.dataset.chair}"]`)?.dataset.name ?? place.dataset.chair;
    place.setAttribute("aria-label", `${place.dataset.at}, ${chair}`);
  }
  say(`${places.cells.length} places keep every rule. Choose with the arrow keys, Enter to go on, Escape to leave it.`);
  places.from = link;
  places.cells[0].focus();
});
document.addEventListener("keydown", event => {
  if (!picked) return;
  if (event.key === "Escape") { const back = picked.from; leave(); say("Left where it is."); back?.focus(); return; }
  const at = picked.cells.indexOf(document.activeElement);
  if (at < 0) return;
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); location.href = picked.cells[at].href; return; }
  const here = picked.cells[at], same = cell => event.key === "ArrowUp" || event.key === "ArrowDown" ? cell.dataset.chair === here.dataset.chair : cell.dataset.at === here.dataset.at;
  const back = event.key === "ArrowUp" || event.key === "ArrowLeft";
  if (!back && event.key !== "ArrowDown" && event.key !== "ArrowRight") return;
  event.preventDefault();
  const line = picked.cells.filter(same), next = line[line.indexOf(here) + (back ? -1 : 1)] ?? picked.cells[at + (back ? -1 : 1)];
  next?.focus();
});
