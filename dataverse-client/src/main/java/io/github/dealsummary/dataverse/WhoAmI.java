package io.github.dealsummary.dataverse;

import java.util.UUID;

/**
 * Who a client is to Dataverse.
 *
 * @param userId the row in systemusers; for an application, its application user
 * @param businessUnitId the user's business unit
 * @param organizationId the environment's organization
 */
public record WhoAmI(UUID userId, UUID businessUnitId, UUID organizationId) {}
