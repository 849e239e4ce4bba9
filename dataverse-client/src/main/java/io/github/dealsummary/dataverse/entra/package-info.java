/** Tokens from Microsoft Entra ID, by way of MSAL4J. */
@NullMarked
package io.github.dealsummary.dataverse.entra;

import org.jspecify.annotations.NullMarked;
