/**
 * Asks a telematics service whether credentials open an account.
 *
 * <p>{@link dev.hitch.provider.Provider} is the contract; each vendor is one folder below. Only that folder knows the
 * vendor's terms. {@link dev.hitch.provider.ProviderCatalog} finds them by code,
 * {@link dev.hitch.provider.ProviderCalls} bounds and measures every call.
 *
 * <p>To add a provider, add a folder with a bean and its settings, and a test that extends
 * {@code ProviderContractTest}. Nothing here changes. A new kind of {@link dev.hitch.provider.ProviderFailure} does not
 * compile until every {@code switch} over it names it.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A former name of a field counts only where the present one is not given; both together are refused by name.
 * </ul>
 */
package dev.hitch.provider;
