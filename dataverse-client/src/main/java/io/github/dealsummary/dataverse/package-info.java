/**
 * A small client for the Microsoft Dataverse Web API.
 *
 * <pre>{@code
 * try (DataverseClient sales =
 *     DataverseClient.builder("https://contoso-sales.crm.dynamics.com")
 *         .tokens(EntraTokens.clientSecret(tenantId, clientId, secret))
 *         .build()) {
 *   sales.stream(Query.of("accounts").select("name").where(column("statecode").eq(0)))
 *       .forEach(row -> System.out.println(row.string("name").orElse("")));
 * }
 * }</pre>
 */
@NullMarked
package io.github.dealsummary.dataverse;

import org.jspecify.annotations.NullMarked;
