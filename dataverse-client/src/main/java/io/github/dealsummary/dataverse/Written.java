package io.github.dealsummary.dataverse;

import java.util.Optional;
import java.util.UUID;

/**
 * What a {@link Write} came to.
 *
 * @param id of the row that was written; empty only where the write named it by an alternate key
 *     and Dataverse did not say
 * @param row as it is now; present if the write asked for it with {@link Write#returning}, and if
 *     the answer was not lost
 */
public record Written(Optional<UUID> id, Optional<Row> row) {}
