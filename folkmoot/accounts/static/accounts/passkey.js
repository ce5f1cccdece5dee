/* Gives the buttons that need a passkey their work, and shows them: without script they are not there. */
document.addEventListener("DOMContentLoaded", () => {
  const fault = document.querySelector("[data-passkey-fault]");
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    fault.hidden = false;
  });
  for (const button of document.querySelectorAll("[data-passkey]")) {
    const { passkey, credential, passwordless } = button.dataset;
    button.hidden = false;
    button.addEventListener("click", () => { fault.hidden = true; });
    window.allauth.webauthn.forms[`${passkey}Form`]({
      ids: {
        add: button.id, login: button.id, authenticate: button.id,
        credential, passwordless, data: "passkey_data",
      },
    });
  }
});
