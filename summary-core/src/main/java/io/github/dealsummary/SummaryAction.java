package io.github.dealsummary;

import io.github.dealsummary.dataverse.ActionCall;
import java.util.UUID;

/** The two actions by which an environment's Copilot summarizes an opportunity. */
public enum SummaryAction {
  /** The one of the article "Powering Cross Instance Collaboration with Copilot". */
  OPPORTUNITY("msdyn_SalesOpportunitySummary"),
  /** The one that Microsoft's reference names today. */
  RECORD("msdyn_SalesRecordSummary");

  static final String RESULT = "msdyn_summary_raw";

  private final String uniqueName;

  SummaryAction(String uniqueName) {
    this.uniqueName = uniqueName;
  }

  /** The action's name in Dataverse. */
  public String uniqueName() {
    return uniqueName;
  }

  SummaryAction other() {
    return this == OPPORTUNITY ? RECORD : OPPORTUNITY;
  }

  /** Not marked repeatable: it may have been billed though its answer was lost. */
  ActionCall on(UUID opportunity) {
    ActionCall action = ActionCall.named(uniqueName);
    return this == OPPORTUNITY
        ? action.with("msdyn_id", opportunity).with("msdyn_activityId", opportunity)
        : action.with("RecordId", opportunity);
  }
}
