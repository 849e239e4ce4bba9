/**
 * Tokens from Microsoft Entra ID. {@link EntraTokens} is where to begin. App registrations sign in
 * through MSAL4J; managed identities ask the platform.
 */
@NullMarked
package io.github.dealsummary.dataverse.entra;

import org.jspecify.annotations.NullMarked;
