package io.github.dealsummary.dataverse;

import java.util.Optional;
import java.util.UUID;

/**
 * What a {@link Write} came to.
 *
 * @param id of the row that was written; empty where the write did not name it and Dataverse did
 *     not say, as with {@link Write#returning}, which may bring back the primary key
 * @param row as it is now; present if the write asked for it with {@link Write#returning}, and if
 *     the answer was not lost
 */
public record WriteResult(Optional<UUID> id, Optional<Row> row) {}
