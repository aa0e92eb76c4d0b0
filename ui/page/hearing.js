const LINE = '[data-testid="stChatInput"] textarea';
const STATE = "data-test-script-state"; // running, notRunning, ...: nothing else on the page tells it

// The key of the question that is being answered is kept in this tab, so that a page that is loaded anew meanwhile can
// say so. In a tab that came here otherwise (a copy of another, a login) it is dropped: there was no reload.
const ASKED = "dateline-asked";
const reloaded = () => performance.getEntriesByType("navigation")[0]?.type === "reload";
const tab = {
  read() { try { return sessionStorage.getItem(ASKED); } catch { return null; } }, // where a browser keeps nothing
  keep(key) { try { sessionStorage.setItem(ASKED, key); } catch { /* it is lost with the page, as before */ } },
  drop() { try { sessionStorage.removeItem(ASKED); } catch { /* there is none */ } },
};

function keys(setTriggerValue) {
  const left = tab.read();
  if (left !== null && !globalThis.datelineAsking) {
    tab.drop();
    if (reloaded()) setTriggerValue("left", left);
  }
  const hear = (event) => {
    // by its place on the keyboard: with Alt some layouts write other letters
    if (event.code !== "KeyQ" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    document.querySelector(LINE)?.focus();
  };
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}

function stop(key, setTriggerValue) {
  globalThis.datelineAsking = true;
  tab.keep(key);
  const answered = () => {
    globalThis.datelineAsking = false;
    tab.drop();
  };
  const app = document.querySelector(`[${STATE}]`);
  if (!app) return answered;
  const seen = new MutationObserver(() => {
    if (app.getAttribute(STATE) === "notRunning") setTriggerValue("stopped", true);
  });
  seen.observe(app, { attributeFilter: [STATE] });
  return () => {
    seen.disconnect();
    answered();
  };
}

export default function ({ data, setTriggerValue }) {
  return data.hear === "keys" ? keys(setTriggerValue) : stop(data.key, setTriggerValue);
}
