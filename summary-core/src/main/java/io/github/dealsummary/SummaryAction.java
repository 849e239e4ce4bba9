package io.github.dealsummary;

/** An action by which an environment's Copilot summarizes an opportunity. There are two. */
public enum SummaryAction {
  /** The action of the article "Powering Cross Instance Collaboration with Copilot". */
  OPPORTUNITY("msdyn_SalesOpportunitySummary"),
  /** The action that Microsoft's reference names today. */
  RECORD("msdyn_SalesRecordSummary");

  private final String uniqueName;

  SummaryAction(String uniqueName) {
    this.uniqueName = uniqueName;
  }

  /** Returns the action's name in Dataverse. */
  public String uniqueName() {
    return uniqueName;
  }
}
