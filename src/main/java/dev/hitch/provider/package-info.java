/**
 * Asks a telematics service whether credentials open an account.
 *
 * <p>{@link dev.hitch.provider.Provider} is the contract; each vendor is one folder below, which alone knows the vendor's words.
 * {@link dev.hitch.provider.ProviderCatalog} finds them by code, {@link dev.hitch.provider.ProviderCalls} bounds and measures
 * every call.
 *
 * <p>A new provider is a new folder with a bean, its settings and its errors, and a test that extends
 * {@code ProviderContractTest}; nothing here changes.
 */
package dev.hitch.provider;
