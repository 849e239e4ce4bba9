package io.github.dealsummary.dataverse;

import java.util.UUID;

/**
 * Who a client is to Dataverse.
 *
 * @param userId the systemuser, for an application its application user
 */
public record WhoAmI(UUID userId, UUID businessUnitId, UUID organizationId) {}
