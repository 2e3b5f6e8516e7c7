/*
 * What a script can add to pages that work without one: a list that narrows while you type, a look at what you typed into a
 * masked field, one submit where two were clicked, a sign of work, a way back past what was posted, and messages to the page
 * that shows this one in a frame.
 */
(() => {
  "use strict";

  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = document) => root.querySelector(selector);

  // ---- The page that shows this one in a frame. Its origin must be on the application's list; the browser enforces the same
  // list (frame-ancestors), and this way a message can't reach anyone else either.
  const embedders = (document.body.dataset.embedders || "").split(" ").filter(Boolean);
  const framed = window.parent !== window && embedders.length > 0;

  function tell(message) {
    const known = window.location.ancestorOrigins && window.location.ancestorOrigins[0];
    const targets = known ? embedders.filter((origin) => origin === known) : embedders;
    targets.forEach((origin) => window.parent.postMessage(message, origin));
  }

  const done = one("[data-done]");
  if (framed) {
    const leave = one("[data-leave]");
    leave.hidden = false;
    leave.addEventListener("click", () => tell({ type: done ? "CLOSE" : "EXIT" }));
    if (done && done.dataset.publicToken) {
      const publicToken = done.dataset.publicToken;
      // Once: coming back to this page must not hand a spent token over again.
      done.removeAttribute("data-public-token");
      tell({ type: "SUCCESS", payload: { publicToken } });
      tell({ type: "CLOSE" });
    }
  }

  // ---- A picture hides the letter below it once it is there; one that can't be had gives way to it.
  all("[data-logo]").forEach((logo) => {
    logo.decode().then(
      () => logo.closest(".logo").classList.add("seen"),
      () => logo.remove(),
    );
  });

  // ---- Going back to a page that was posted must not ask whether to post it again: its address shows the form as well.
  if (!done) {
    window.history.replaceState(window.history.state, "", window.location.href);
  }

  // ---- A language that was chosen stays, also where one goes back to a page that was had in another. It is kept for this link
  // and this tab alone; where frames may keep nothing, the address of each page still says its language.
  const here = new URL(window.location.href);
  const link = here.pathname + " " + (here.searchParams.get("short_code") || here.searchParams.get("key"));
  const remembered = (language) => {
    try {
      const storage = window.sessionStorage;
      return language ? storage.setItem(link, language) : storage.getItem(link);
    } catch {
      return null;
    }
  };
  const speak = () => {
    const language = remembered();
    const known = language && one('.languages [lang="' + CSS.escape(language) + '"]:not([aria-current])');
    if (known && here.searchParams.get("lang") !== language && !one(".trouble, .notice")) {
      here.searchParams.set("lang", language);
      window.location.replace(here);
    }
  };
  all(".languages a, .languages button").forEach((choice) => {
    choice.addEventListener("click", () => remembered(choice.lang));
  });
  window.addEventListener("pageshow", (event) => event.persisted && speak());
  speak();

  // ---- What went wrong is read first.
  const trouble = one("[data-focus]");
  if (trouble) {
    trouble.focus();
  }

  // ---- The list of providers narrows while you type.
  const filter = one("[data-filter]");
  if (filter) {
    const input = one("input[type=search]", filter);
    const found = one("[data-found]");
    const choices = all("[data-choice]");
    const folded = (text) =>
      text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

    const narrow = () => {
      const wanted = folded(input.value);
      let count = 0;
      choices.forEach((choice) => {
        choice.hidden = !folded(choice.dataset.choice).includes(wanted);
        count += choice.hidden ? 0 : 1;
      });
      all("[data-group]").forEach((group) => {
        group.hidden = all("[data-choice]", group).every((choice) => choice.hidden);
      });
      one("[data-nothing]").hidden = count > 0;
      const words = count === 0 ? found.dataset.none : count === 1 ? found.dataset.one : found.dataset.many;
      found.textContent = wanted ? words.replace("#", String(count)) : "";
    };

    one("[data-noscript]", filter).hidden = true;
    input.addEventListener("input", narrow);
    filter.addEventListener("submit", (event) => {
      event.preventDefault();
      const visible = choices.filter((choice) => !choice.hidden);
      if (visible.length > 0 && input.value.trim()) {
        one("a", visible[0]).focus();
      }
    });
    // Coming back, browsers restore what was typed, but not what it hid.
    window.addEventListener("pageshow", narrow);
  }

  // ---- A look at what you typed into a masked field.
  const status = one("[data-status]");
  all("[data-secret]").forEach((box) => {
    const input = one("input", box);
    const words = box.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "reveal";
    button.setAttribute("aria-controls", input.id);
    box.classList.add("revealable");
    box.append(button);

    const reveal = (visible, spoken) => {
      input.type = visible ? "text" : "password";
      button.textContent = visible ? words.hide : words.show;
      button.setAttribute("aria-label", button.textContent + ": " + words.label);
      if (spoken && status) {
        status.textContent = visible ? words.shown : words.hidden;
      }
    };
    button.addEventListener("click", () => reveal(input.type === "password", true));
    // What is sent as text, browsers offer to complete later.
    input.form.addEventListener("submit", () => reveal(false, false));
    reveal(false, false);
  });

  // ---- One submit where two were clicked, and a sign of work while the provider is asked.
  const form = one("[data-once]");
  if (form) {
    const button = one("button[data-busy]", form);
    const idle = Array.from(button.childNodes);
    const waiting = one("[data-waiting]");
    const words = one("[role=status]", waiting);
    const checking = words.textContent;
    const offline = one("[data-offline]");
    const blocked = one("[data-blocked]");
    const stillAfter = 5_000;
    // Longer than any provider may take.
    const overAfter = Number(waiting.dataset.longest) * 1_000 + 10_000;
    let sentAt = 0;
    let timers = [];
    let submits = 0;

    const unsay = () => all(".unsent").forEach((trouble) => trouble.remove());
    const say = (template) => {
      unsay();
      waiting.after(template.content.firstElementChild.cloneNode(true));
      one(".unsent").focus();
    };
    const busy = (now) => {
      timers.forEach(clearTimeout);
      sentAt = now ? Date.now() : 0;
      button.replaceChildren(...(now ? [button.dataset.busy] : idle));
      words.textContent = checking;
      if (now) {
        button.setAttribute("aria-disabled", "true");
        timers = [
          setTimeout(() => (words.textContent = waiting.dataset.still), stillAfter),
          setTimeout(() => busy(false), overAfter),
        ];
        waiting.hidden = false;
        waiting.focus();
      } else {
        button.removeAttribute("aria-disabled");
        const focused = waiting.contains(document.activeElement);
        waiting.hidden = true;
        if (focused) {
          button.focus();
        }
      }
    };
    form.addEventListener("submit", (event) => {
      submits += 1;
      if (sentAt) {
        event.preventDefault();
      } else if (navigator.onLine === false) {
        event.preventDefault();
        say(offline);
      } else if (!event.submitter || event.submitter === button) {
        unsay();
        busy(true);
      }
    });
    // Coming back finds the page as it was left.
    window.addEventListener("pageshow", (event) => event.persisted && busy(false));
    // The browser's Stop. Where a browser does not tell, the wait ends by itself.
    if (window.navigation) {
      window.navigation.addEventListener("navigateerror", () => busy(false));
    }
    // The user is back from an app that the last redirect has opened. Meanwhile timers may have stood still.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && sentAt && Date.now() - sentAt > overAfter) {
        busy(false);
      }
    });

    // ---- In a frame, which some browsers do not tell the server, and whose sandbox may forbid what the form needs.
    const block = (missing) => {
      form.hidden = true;
      say(blocked);
      one(".unsent [data-missing]").textContent = missing;
    };
    if (window.parent !== window) {
      const mark = document.createElement("input");
      mark.type = "hidden";
      mark.name = "framed";
      mark.value = "yes";
      form.append(mark);
      button.addEventListener("click", () => {
        const before = submits;
        setTimeout(() => submits === before && block("allow-forms"));
      });
    }
    if (window.origin === "null") {
      block("allow-same-origin");
    }
  }
})();
