package io.github.dealsummary.table;

import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.dataverse.ActionCall;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The calls of the two actions by which an environment's Copilot summarizes an opportunity. */
public final class SummaryActions {
  private static final String RESULT = "msdyn_summary_raw";
  private static final int NOT_FOUND = 404;

  /** Codes for an address that leads nowhere. The first is documented, the second is recorded. */
  private static final Set<String> NO_SUCH_SEGMENT = Set.of("0x8006088a", "0x80060888");

  private static final String NO_SUCH_SEGMENT_IN_WORDS = "Resource not found for the segment";
  private static final String NO_SUCH_ROW = "0x80040217";

  private SummaryActions() {}

  /** The answer of an action. */
  public static final class Answer {
    private final Row result;

    private Answer(Row result) {
      this.result = result;
    }

    /**
     * Returns the text of a property.
     *
     * @param property the property's name; if empty, the documented property, or the only text
     *     property if that one is missing
     * @throws DataverseException if the property is not text
     */
    public Optional<String> text(Optional<String> property) {
      return result.string(property.orElseGet(this::likelyProperty));
    }

    private String likelyProperty() {
      List<String> texts = result.columns().stream().filter(result::isText).toList();
      boolean another = !result.columns().contains(RESULT) && texts.size() == 1;
      return another ? texts.get(0) : RESULT;
    }
  }

  /**
   * Calls an action for a deal. The result is empty if the environment does not have this action.
   * The call is not marked repeatable, since Copilot may have been billed although the answer was
   * lost.
   */
  public static Optional<Answer> call(SummaryAction action, UUID deal, DataverseClient client) {
    try {
      return Optional.of(new Answer(client.call(of(action, deal))));
    } catch (DataverseException e) {
      if (isMissing(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Returns true if the environment does not have the action. It says so with a code, in words, or
   * by the status alone. The same status may also be about the deal, which is a row.
   */
  private static boolean isMissing(DataverseException e) {
    return e.kind() == Kind.REJECTED
        && e.code().filter(NO_SUCH_ROW::equals).isEmpty()
        && (e.status().orElse(0) == NOT_FOUND
            || e.code().filter(NO_SUCH_SEGMENT::contains).isPresent()
            || e.detail().filter(said -> said.contains(NO_SUCH_SEGMENT_IN_WORDS)).isPresent());
  }

  private static ActionCall of(SummaryAction action, UUID deal) {
    ActionCall named = ActionCall.named(action.uniqueName());
    return switch (action) {
      case OPPORTUNITY -> named.with("msdyn_id", deal).with("msdyn_activityId", deal);
      case RECORD -> named.with("RecordId", deal);
    };
  }
}
