/**
 * Asks a telematics service whether credentials open an account.
 *
 * <p>{@link dev.hitch.provider.Provider} is the contract; each vendor is one folder below, which alone knows the vendor's words.
 * {@link dev.hitch.provider.ProviderCatalog} finds them by code, {@link dev.hitch.provider.ProviderCalls} bounds and measures
 * every call.
 */
package dev.hitch.provider;
