/*
 * The development page: calls the API as an integrator's server would, with the token of the demo application, and shows
 * each call as curl.
 */
(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const given = document.body.dataset;

  const LINKS = "/tsp/v1/link/short";
  const EXCHANGE = "/tsp/v1/public-token/exchange";
  const CONNECTIONS = "/tsp/v1/connections";
  const FLEET = { provider: "sandbox", externalId: "fleet_456", name: "Acme Logistics" };

  // ---- Calls, and what they look like

  async function call(method, path, body) {
    const headers = { Authorization: "Bearer " + given.token };
    if (body) {
      headers["Content-Type"] = "application/json";
    }
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  async function json(method, path, body) {
    const answer = await call(method, path, body);
    if (answer.status >= 400) {
      throw new Error(method + " " + path + " answered " + answer.status + ": " + answer.text);
    }
    return answer.text ? JSON.parse(answer.text) : {};
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }

  // The token is cut short by style alone: what is selected or copied is complete.
  function showCall(section, path, body) {
    const code = element("code", "");
    code.append(
      "curl --request POST \\\n  --url " + given.api + path + " \\\n  --header 'Authorization: Bearer ",
      element("span", "token", given.token),
      "' \\\n  --header 'Content-Type: application/json' \\\n  --data '" + JSON.stringify(body, null, 2) + "'"
    );
    const copy = element("button", "copy", "Copy");
    copy.type = "button";
    copy.addEventListener("click", async () => {
      window.getSelection().selectAllChildren(code);
      // Browsers offer it to secure origins alone, localhost among them.
      if (navigator.clipboard) {
        await navigator.clipboard.writeText(code.textContent);
        copy.textContent = "Copied";
      }
    });
    const scrolls = element("pre", "", code);
    scrolls.tabIndex = 0;
    one("[data-call]", section).replaceChildren(scrolls, copy);
  }

  function showAnswer(section, answer) {
    const replayed = answer.headers.get("Idempotent-Replayed") ? " · Idempotent-Replayed: true" : "";
    const good = answer.status < 400;
    const status = element("p", good ? "status good" : "status bad", "HTTP " + answer.status + replayed);
    status.setAttribute("role", "status");
    const body = element("pre", "", element("code", "", JSON.stringify(JSON.parse(answer.text), null, 2)));
    body.tabIndex = 0;
    const box = one("[data-answer]", section);
    box.replaceChildren(status, body);
    box.hidden = false;
  }

  // ---- Link in its frame

  const frame = one("iframe");
  const state = one(".state");
  const told = one("[data-told]");

  function say(text, className = "state") {
    state.textContent = text;
    state.className = className;
  }

  // Resolves once it has loaded.
  function open(url) {
    one(".screen").hidden = true;
    frame.hidden = false;
    say("Link is open in the frame. Waiting for a connection …");
    return new Promise((loaded) => {
      frame.addEventListener("load", loaded, { once: true });
      frame.src = url;
    });
  }

  const overAddress = (link) => given.link + "/?short_code=" + link.code + "&key=" + given.key;

  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== given.link) {
      return;
    }
    if (event.data.type === "SUCCESS") {
      connected(event.data.payload.publicToken);
    } else if (event.data.type === "EXIT") {
      frame.hidden = true;
      one(".screen").hidden = false;
      say("The customer has closed Link. Nothing was connected.");
    }
  });

  // ---- The three clicks

  async function mint() {
    const section = one("#mint");
    const answer = await call("POST", LINKS, FLEET);
    showAnswer(section, answer);
    const link = JSON.parse(answer.text);
    const url = one(".url", section);
    url.href = url.textContent = link.url;
    const picture = await call("GET", LINKS + "/" + link.id + "/qr?format=svg&size=160");
    const svg = new DOMParser().parseFromString(picture.text, "image/svg+xml").documentElement;
    one(".qr", section).replaceChildren(document.importNode(svg, true));
    one(".local", section).hidden = !/^https?:\/\/(localhost|127\.|\[)/.test(link.url);
    one(".scan", section).hidden = false;
    await open(link.url);
    return link;
  }

  const exchangeButton = one("[data-do=exchange]");
  let publicToken = "pub_tkn_…";

  function connected(token) {
    publicToken = token;
    showCall(one("#exchange"), EXCHANGE, { publicToken });
    exchangeButton.disabled = false;
    say("Connected. Link has handed over a public token: exchange it below.", "state good");
    refresh();
  }

  async function exchange() {
    showAnswer(one("#exchange"), await call("POST", EXCHANGE, { publicToken }));
    exchangeButton.disabled = true;
    say("Connected and exchanged. From now on your server uses the connection’s token.", "state good");
    await refresh();
  }

  // ---- The cases

  async function failAs(user) {
    await open((await json("POST", LINKS, FLEET)).url);
    told.textContent = "Link was sent with the username " + user + ". Type it yourself to see the same.";
    const form = frame.contentDocument && one("form[method=post]", frame.contentDocument);
    if (!form) {
      told.textContent = "Type the username " + user + " and any password.";
      return;
    }
    one("[name='field.username']", form).value = user;
    one("[name='field.password']", form).value = "secret";
    form.requestSubmit(one("button[value=connect]", form));
    say("Signing in as " + user + " …");
  }

  const cases = {
    async expired() {
      const link = await json("POST", LINKS, { ...FLEET, externalId: "fleet_expired" });
      await json("POST", "/development/expire/" + link.code);
      await open(overAddress(link));
      return "A link lasts one year. This one was minted and its year was ended.";
    },
    async revoked() {
      const link = await json("POST", LINKS, { ...FLEET, externalId: "fleet_revoked" });
      await json("DELETE", LINKS + "/" + link.id);
      await open(overAddress(link));
      return "This link was minted and then revoked with DELETE " + LINKS + "/" + link.id + ".";
    },
    async again() {
      const account = { provider: "sandbox", credentials: { username: "fleet@acme.com", password: "secret" } };
      const connection = await json("POST", CONNECTIONS, account);
      await open(connection.linkUrl);
      return "The linkUrl of a connection lets its owner sign in again. Here the username is fleet@acme.com.";
    },
    async embedded() {
      const address = new URLSearchParams({ key: given.key, external_id: FLEET.externalId, name: FLEET.name });
      await open(given.link + "/?" + address);
      return "Without a short link: opened by the application’s publishable key, as the npm package does on your own page.";
    },
    async fr() {
      await open((await json("POST", LINKS, FLEET)).url + "?lang=fr");
      return "Link speaks the browser’s language; ?lang=fr asks for French.";
    },
    async es() {
      await open((await json("POST", LINKS, FLEET)).url + "?lang=es");
      return "Link speaks the browser’s language; ?lang=es asks for Spanish.";
    },
  };

  const darkChip = one("[data-do=dark]");

  function dark(on) {
    darkChip.setAttribute("aria-pressed", String(on));
    frame.className = on ? "dark" : "light";
  }

  // ---- What is connected, wherever it was

  async function refresh() {
    const { results } = await json("GET", CONNECTIONS + "?limit=5");
    one("[data-empty]").hidden = results.length > 0;
    one(".rows").replaceChildren(
      ...results.map((row) =>
        element(
          "li",
          "",
          element("strong", "", row.account.name),
          element("span", "badge", row.status),
          element("span", "muted", (row.externalId || "no externalId") + " · " + new Date(row.updatedAt).toLocaleTimeString())
        )
      )
    );
  }

  // ---- Buttons

  function on(button, work) {
    button.addEventListener("click", async () => {
      told.textContent = "";
      try {
        await work();
      } catch (failure) {
        say("That did not work. " + failure.message, "state bad");
      }
    });
  }

  on(one("[data-do=mint]"), mint);
  on(exchangeButton, exchange);
  all("[data-user]").forEach((chip) => on(chip, () => failAs(chip.dataset.user)));
  all("[data-case]").forEach((chip) =>
    on(chip, async () => {
      told.textContent = await cases[chip.dataset.case]();
    })
  );
  darkChip.addEventListener("click", () => dark(darkChip.getAttribute("aria-pressed") !== "true"));

  showCall(one("#mint"), LINKS, FLEET);
  showCall(one("#exchange"), EXCHANGE, { publicToken });
  dark(window.matchMedia("(prefers-color-scheme: dark)").matches);
  const look = () => document.hidden || refresh().catch(() => {});
  look();
  window.setInterval(look, 3000);
})();
