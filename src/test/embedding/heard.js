// Every callback of the packages, written down in the order in which they were called.
export const options = JSON.parse(new URLSearchParams(location.search).get("options"));

window.heard = [];

const hear = (name) => (data) => window.heard.push(data ? { name, ...data } : { name });

export const callbacks = {
  onOpen: hear("open"),
  onSuccess: hear("success"),
  onExit: hear("exit"),
  onClose: hear("close"),
};
