package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rows around a customer, read in one round trip. A part that cannot be read is a part without
 * rows. What belongs to a contact of a firm belongs to the firm.
 */
final class CustomerRows {
  static final int MOST_CASES = 5;
  static final int MOST_CONTACTS = 5;
  private static final int MOST_PRODUCTS = 500;

  private static final int OPEN = 0;
  private static final int WON = 1;
  private static final int COMPLETED = 1;

  /** What is read, in the order of the batch. */
  enum Part {
    CUSTOMER(Topic.CUSTOMER, "customers"),
    CASES(Topic.OPEN_CASE, "incidents"),
    PHONE_CALLS(Topic.LAST_CONTACT, "phonecalls"),
    E_MAILS(Topic.LAST_CONTACT, "emails"),
    APPOINTMENTS(Topic.LAST_CONTACT, "appointments"),
    OPEN_DEALS(Topic.OPEN_DEAL, "opportunities"),
    WON_DEALS(Topic.WON_DEAL, "opportunities"),
    PRODUCTS(Topic.PRODUCT_BOUGHT, "opportunityproducts");

    private final Topic topic;
    private final String table;

    Part(Topic topic, String table) {
      this.topic = topic;
      this.table = table;
    }

    Topic topic() {
      return topic;
    }

    /** Its entity set; a customer's own is {@link CustomerRows#table}. */
    String table() {
      return table;
    }

    private boolean isOfDeals() {
      return compareTo(OPEN_DEALS) >= 0;
    }
  }

  private final PartialBatch<Part> batch;

  private CustomerRows(PartialBatch<Part> batch) {
    this.batch = batch;
  }

  /**
   * @throws DataverseException if none can be read: an answer that knows of no flag against
   *     contacting somebody would read as if there were none
   */
  static CustomerRows of(Customer customer, Environment environment) {
    List<Part> parts =
        Stream.of(Part.values())
            .filter(part -> environment.hasDeals() || !part.isOfDeals())
            .toList();
    return new CustomerRows(
        PartialBatch.read(environment.client(), parts, part -> query(part, customer)));
  }

  /** Empty where the part could not be read, or was not asked for. */
  Optional<Page> page(Part part) {
    return batch.page(part);
  }

  /** The parts that another attempt may bring. */
  Stream<Part> missingForNow() {
    return Stream.of(Part.values()).filter(batch::isMissingForNow);
  }

  private static Query query(Part part, Customer customer) {
    return switch (part) {
      case CUSTOMER ->
          Query.of(table(customer))
              .select(ContactFlags.COLUMNS)
              .where(column(customer.kind().word() + "id").eq(customer.id()));
      case CASES -> cases(customer);
      case PHONE_CALLS -> contacts("phonecall", customer, "directioncode");
      case E_MAILS -> contacts("email", customer, "directioncode");
      case APPOINTMENTS -> contacts("appointment", customer);
      case OPEN_DEALS -> CustomerQueries.open(CustomerQueries.dealsOf(List.of(customer.id())));
      case WON_DEALS -> CustomerQueries.won(CustomerQueries.dealsOf(List.of(customer.id())));
      case PRODUCTS -> products(customer.id());
    };
  }

  /** The entity set that a customer's own row is in. */
  static String table(Customer customer) {
    return customer.kind().word() + "s";
  }

  private static Query cases(Customer customer) {
    Condition others =
        customer.kind() == Customer.Kind.ACCOUNT
            ? column("customerid_contact/_parentcustomerid_value").eq(customer.id())
            : column("_primarycontactid_value").eq(customer.id());
    return Query.of("incidents")
        .select("title", "ticketnumber", "prioritycode", "createdon")
        .where(
            column("statecode")
                .eq(OPEN)
                .and(column("_customerid_value").eq(customer.id()).or(others)))
        .orderBy(desc("createdon"))
        .count()
        .pageSize(MOST_CASES);
  }

  /** One table for each kind: the table of all activities does not know who called whom. */
  private static Query contacts(String activity, Customer customer, String... more) {
    Condition regarding = column("_regardingobjectid_value").eq(customer.id());
    Condition its =
        customer.kind() == Customer.Kind.ACCOUNT
            ? regarding.or(
                column("regardingobjectid_contact_" + activity + "/_parentcustomerid_value")
                    .eq(customer.id()))
            : regarding;
    return Query.of(activity + "s")
        .select(
            Stream.concat(Stream.of("subject", "actualend"), Stream.of(more))
                .toArray(String[]::new))
        .where(column("statecode").eq(COMPLETED).and(its))
        .orderBy(desc("actualend"))
        .pageSize(MOST_CONTACTS);
  }

  private static Query products(UUID customer) {
    return Query.of("opportunityproducts")
        .select("productname", "_productid_value", "_opportunityid_value")
        .expand("opportunityid", "actualclosedate")
        .where(
            column("opportunityid/statecode")
                .eq(WON)
                .and(
                    any(
                        Stream.of(
                                "_customerid_value",
                                "_parentaccountid_value",
                                "_parentcontactid_value")
                            .map(lookup -> column("opportunityid/" + lookup).eq(customer))
                            .toList())))
        .orderBy(desc("createdon"))
        .pageSize(MOST_PRODUCTS);
  }
}
