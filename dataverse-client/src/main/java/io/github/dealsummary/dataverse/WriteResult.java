package io.github.dealsummary.dataverse;

import java.util.Optional;
import java.util.UUID;

/**
 * The result of a {@link Write}.
 *
 * @param id the id of the row that was written; empty if the write did not name it and Dataverse
 *     did not say it. That happens with {@link Write#returning}, which can ask for the primary key
 * @param row the row as it is after the write; present if the write asked for it with {@link
 *     Write#returning} and the answer was not lost
 */
public record WriteResult(Optional<UUID> id, Optional<Row> row) {}
