package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.DataverseException.Kind.FORBIDDEN;
import static io.github.dealsummary.dataverse.DataverseException.Kind.REJECTED;
import static io.github.dealsummary.dataverse.DataverseException.Kind.THROTTLED;
import static io.github.dealsummary.dataverse.DataverseException.Kind.UNAVAILABLE;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The codes of Dataverse that are known: what each means, and what to do. The code decides about
 * the kind, since the same code comes with different statuses.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes">Web
 *     service error codes</a>
 */
enum KnownError {
  PRIVILEGE_DENIED(
      "0x80040220",
      FORBIDDEN,
      "The user lacks a privilege. Check the user's security role in this environment."),
  ACCESS_DENIED(
      "0x80048306",
      FORBIDDEN,
      "The user may not do this here. Check the user's security role and its access levels."),
  NO_ROLES(
      "0x80042f09",
      FORBIDDEN,
      "The user has no security role. Give the user one in this environment."),
  NOT_A_MEMBER(
      "0x80072560",
      FORBIDDEN,
      "Add the application, or the person it acts for, as a user of this environment."),
  MAY_NOT_ACT_FOR_OTHERS(
      "0x8004a110",
      FORBIDDEN,
      "The application may not act for a person. Give its user the role Delegate, which has"
          + " prvActOnBehalfOfAnotherUser."),
  USER_NOT_ENABLED(
      "0x80040225",
      FORBIDDEN,
      "The user, or the application's user, is disabled there or in no business unit."
          + " An administrator of the environment can change that."),
  USER_WAS_DISABLED(
      "0x8004a112",
      FORBIDDEN,
      "The user was disabled. An administrator of the environment can enable the user."),
  NO_LICENCE(
      "0x8004d24b",
      FORBIDDEN,
      "The user has no licence. Assign one, or sign in as an application user, which needs none."),
  NO_ACCESS_TO_TENANT(
      "0x80044507",
      FORBIDDEN,
      "The user has no access to the environment's tenant. Check the tenant and the address."),
  IP_FIREWALL(
      "0x80095ffe",
      FORBIDDEN,
      "The environment's IP firewall does not allow this machine's address."
          + " An administrator can add it in the Power Platform admin center."),
  ENVIRONMENT_DISABLED(
      "0x8004a104",
      UNAVAILABLE,
      "The environment is disabled or in administration mode."
          + " An administrator can change that in the Power Platform admin center."),
  ADMINISTRATION_MODE(
      "0x8004a113",
      UNAVAILABLE,
      "The environment is in administration mode, which lets only administrators in."
          + " An administrator can end it."),
  SCALE_GROUP_DISABLED(
      "0x8004a107",
      UNAVAILABLE,
      "Microsoft has disabled the servers of this environment. Ask Microsoft's support."),
  NO_SUCH_ROW("0x80040217", REJECTED, "The row does not exist, or the user of this call does not."),
  NO_SUCH_KEY("0x80060891", REJECTED, "No row has these values of an alternate key."),
  NO_SUCH_SEGMENT(
      "0x8006088a",
      REJECTED,
      "The environment has no such table, column or action, or does not take this query."
          + " Check the names, and whether the app is installed."),
  UNREADABLE_ADDRESS(
      "0x80060888",
      REJECTED,
      "The environment has no such table, column or action, or cannot read the request."
          + " Check the names, and whether the app is installed."),
  NO_SUCH_COLUMN(
      "0x80041103",
      REJECTED,
      "The table has no such column in this environment. Check the column's name."),
  OTHER_VERSION(
      "0x80060882", REJECTED, "The row was changed meanwhile. Read it again before changing it."),
  ROW_EXISTS("0x80040237", REJECTED, "A row with this id or these values exists already."),
  KEY_EXISTS(
      "0x80060892", REJECTED, "Another row has the same values of an alternate key. Use others."),
  TEXT_TOO_LONG(
      "0x80044331",
      REJECTED,
      "A text is longer than its column. Shorten it, or have it lengthened."),
  SEARCH_OFF(
      "0x80048d0b",
      REJECTED,
      "Dataverse Search is off, or does not cover this table. An administrator can change that."),
  STOPPED_BY_PLUG_IN(
      "0x80040265",
      REJECTED,
      "A plug-in of the environment stopped the request. Ask the environment's administrator."),
  TOO_MANY_REQUESTS(
      "0x80072322", THROTTLED, "The environment has had too many requests in five minutes."),
  TOO_MUCH_TIME(
      "0x80072321",
      THROTTLED,
      "The requests of five minutes took more time than the environment allows."),
  TOO_MANY_AT_ONCE(
      "0x80072326", THROTTLED, "The environment has too many requests in progress at once."),
  THROTTLING("0x8005f103", THROTTLED, "The environment has had too many requests."),
  QUERY_TOO_SLOW(
      "0x80048573 0x80048574 0x80048575",
      UNAVAILABLE,
      "A query that looks for text within columns took too long."
          + " Look for the beginning of a name instead."),
  QUERY_THROTTLED(
      "0x80048644 0x80048744 0x80048745",
      THROTTLED,
      "The environment throttles queries that look for text within columns."
          + " Look for the beginning of a name instead."),
  SQL_ERROR("0x80044150", UNAVAILABLE, "The environment's database had an error. Try again later."),
  SQL_TIME_OUT(
      "0x80044151",
      UNAVAILABLE,
      "The environment's database took too long. Try again later, or ask for less."),
  SOLUTION_LOCK(
      "0x80071151",
      UNAVAILABLE,
      "A solution is being installed or removed in this environment. Try again later."),
  ROW_LOCK("0x80044339", UNAVAILABLE, "Another request holds the row. Try again later.");

  private static final Map<String, KnownError> BY_CODE = new HashMap<>();

  static {
    for (KnownError error : values()) {
      List.of(error.codes.split(" ")).forEach(code -> BY_CODE.put(code, error));
    }
  }

  /** A deadlock, a SQL time-out, a lock on a row, a customization being published. */
  private static final Set<KnownError> TRANSIENT =
      EnumSet.of(SQL_ERROR, SQL_TIME_OUT, SOLUTION_LOCK, ROW_LOCK);

  private final String codes;
  private final Kind kind;
  private final String advice;

  /**
   * @param codes in their normal form, with blanks between them
   */
  KnownError(String codes, Kind kind, String advice) {
    this.codes = codes;
    this.kind = kind;
    this.advice = advice;
  }

  static Optional<KnownError> of(Optional<String> code) {
    return code.map(BY_CODE::get);
  }

  Kind kind() {
    return kind;
  }

  /** What the code means, and what to do by the one who can. */
  String advice() {
    return advice;
  }

  /** Returns whether the same call may succeed a little later. */
  boolean isTransient() {
    return TRANSIENT.contains(this);
  }
}
