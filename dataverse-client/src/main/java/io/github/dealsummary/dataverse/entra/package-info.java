/**
 * Tokens from Microsoft Entra ID: by way of MSAL4J for app registrations, from the platform for
 * managed identities. {@code EntraTokens} is where to begin.
 */
@NullMarked
package io.github.dealsummary.dataverse.entra;

import org.jspecify.annotations.NullMarked;
