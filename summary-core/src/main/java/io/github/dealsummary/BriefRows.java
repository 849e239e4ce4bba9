package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Query;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows around a customer, read in one round trip. A part that cannot be read is a part without
 * rows. What belongs to a contact of a firm belongs to the firm.
 */
final class BriefRows {
  private static final int MOST_CASES = 5;
  static final int MOST_CONTACTS = 5;
  private static final int MOST_PEOPLE = 5;
  private static final int MOST_PRODUCTS = 500;

  private static final int ACTIVE = 0;
  private static final int OPEN = 0;
  private static final int WON = 1;
  private static final int COMPLETED = 1;

  /** What is read, in the order of the batch. */
  enum Part {
    CUSTOMER(Topic.CUSTOMER, "customers"),
    /** A firm's people who must not be contacted in one way or another. */
    PEOPLE(Topic.DO_NOT_CONTACT, "contacts"),
    CASES(Topic.OPEN_CASE, "incidents"),
    PHONE_CALLS(Topic.LAST_CONTACT, "phonecalls"),
    E_MAILS(Topic.LAST_CONTACT, "emails"),
    APPOINTMENTS(Topic.LAST_CONTACT, "appointments"),
    CASE_ACTIVITIES(Topic.LAST_CONTACT, "activitypointers"),
    OPEN_DEALS(Topic.OPEN_DEAL, "opportunities"),
    WON_DEALS(Topic.WON_DEAL, "opportunities"),
    PRODUCTS(Topic.PRODUCT_BOUGHT, "opportunityproducts"),
    DEAL_ACTIVITIES(Topic.LAST_CONTACT, "activitypointers");

    private final Topic topic;
    private final String table;

    Part(Topic topic, String table) {
      this.topic = topic;
      this.table = table;
    }

    Topic topic() {
      return topic;
    }

    /** Its entity set; a customer's own is {@link BriefRows#table}. */
    String table() {
      return table;
    }

    private boolean isFor(Customer customer, Environment environment) {
      return switch (this) {
        case PEOPLE -> customer.isFirm();
        case OPEN_DEALS, WON_DEALS, PRODUCTS, DEAL_ACTIVITIES -> environment.hasDeals();
        default -> true;
      };
    }
  }

  private BriefRows() {}

  /**
   * @throws DataverseException if none can be read: an answer that knows of no flag against
   *     contacting somebody would read as if there were none
   */
  static PartialBatch<Part> read(Customer customer, Environment environment) {
    List<Part> parts =
        Stream.of(Part.values()).filter(part -> part.isFor(customer, environment)).toList();
    return PartialBatch.read(environment.client(), parts, part -> query(part, customer));
  }

  private static Query query(Part part, Customer customer) {
    return switch (part) {
      case CUSTOMER ->
          Query.of(table(customer))
              .select(ContactFlags.COLUMNS)
              .where(column(customer.kind().word() + "id").eq(customer.id()));
      case PEOPLE -> people(customer);
      case CASES -> cases(customer);
      case PHONE_CALLS -> contacts("phonecall", customer, "directioncode");
      case E_MAILS -> contacts("email", customer, "directioncode");
      case APPOINTMENTS -> contacts("appointment", customer);
      case CASE_ACTIVITIES -> activities(caseOf(customer, "regardingobjectid_incident/"));
      case DEAL_ACTIVITIES ->
          activities(
              CustomerQueries.dealsOf("regardingobjectid_opportunity/", List.of(customer.id())));
      case OPEN_DEALS -> CustomerQueries.open(CustomerQueries.dealsOf(List.of(customer.id())));
      case WON_DEALS -> CustomerQueries.won(CustomerQueries.dealsOf(List.of(customer.id())));
      case PRODUCTS -> products(customer);
    };
  }

  /** The entity set that a customer's own row is in. */
  static String table(Customer customer) {
    return customer.kind().word() + "s";
  }

  private static Query people(Customer firm) {
    return Query.of("contacts")
        .select(
            Stream.concat(Stream.of("fullname"), Stream.of(ContactFlags.COLUMNS))
                .toArray(String[]::new))
        .where(
            column("_parentcustomerid_value")
                .eq(firm.id())
                .and(column("statecode").eq(ACTIVE))
                .and(ContactFlags.ANY))
        .orderBy(desc("donotphone"), desc("donotemail"), asc("fullname"))
        .count()
        .pageSize(MOST_PEOPLE);
  }

  private static Query cases(Customer customer) {
    return Query.of("incidents")
        .select("title", "ticketnumber", "prioritycode", "createdon")
        .where(column("statecode").eq(OPEN).and(caseOf(customer, "")))
        .orderBy(desc("createdon"))
        .count()
        .pageSize(MOST_CASES);
  }

  private static Condition caseOf(Customer customer, String path) {
    Condition others =
        customer.isFirm()
            ? column(path + "customerid_contact/_parentcustomerid_value").eq(customer.id())
            : column(path + "_primarycontactid_value").eq(customer.id());
    return column(path + "_customerid_value").eq(customer.id()).or(others);
  }

  /** One table for each kind: the table of all activities does not know who called whom. */
  private static Query contacts(String activity, Customer customer, String... more) {
    Condition regarding = column("_regardingobjectid_value").eq(customer.id());
    return contacts(
        activity + "s",
        customer.isFirm()
            ? regarding.or(
                column("regardingobjectid_contact_" + activity + "/_parentcustomerid_value")
                    .eq(customer.id()))
            : regarding,
        more);
  }

  /** In one table for all kinds, so that what stands behind a case or a deal is one part more. */
  private static Query activities(Condition which) {
    List<Condition> kinds =
        Stream.of("phonecall", "email", "appointment")
            .map(kind -> column("activitytypecode").eq(kind))
            .toList();
    return contacts("activitypointers", any(kinds).and(which));
  }

  private static Query contacts(String table, Condition which, String... more) {
    return Query.of(table)
        .select(
            Stream.concat(Stream.of(LastContact.COLUMNS), Stream.of(more)).toArray(String[]::new))
        .where(column("statecode").eq(COMPLETED).and(which))
        .orderBy(desc("actualend"))
        .pageSize(MOST_CONTACTS);
  }

  private static Query products(Customer customer) {
    return Query.of("opportunityproducts")
        .select("productname", "_productid_value", "_opportunityid_value")
        .expand("opportunityid", "actualclosedate")
        .where(
            column("opportunityid/statecode")
                .eq(WON)
                .and(CustomerQueries.dealsOf("opportunityid/", List.of(customer.id()))))
        .orderBy(desc("createdon"))
        .pageSize(MOST_PRODUCTS);
  }
}
