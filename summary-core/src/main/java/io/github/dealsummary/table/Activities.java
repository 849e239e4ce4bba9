package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Customer;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of phone calls, e-mails and appointments, and the table of all activities. */
public final class Activities {
  /** The number of rows that each query reads. */
  public static final int MOST = 5;

  private static final String ALL_KINDS = "activitypointers";
  private static final String SUBJECT = "subject";
  private static final String END = "actualend";
  private static final String KIND = "activitytypecode";
  private static final String REGARDING = "_regardingobjectid_value";
  private static final String DIRECTION = "directioncode";
  private static final String STATE = "statecode";

  private static final int COMPLETED = 1;

  private Activities() {}

  public static TableQuery<LastContact> phoneCalls(Customer customer) {
    return with(customer, "phonecall", DIRECTION);
  }

  public static TableQuery<LastContact> emails(Customer customer) {
    return with(customer, "email", DIRECTION);
  }

  public static TableQuery<LastContact> appointments(Customer customer) {
    return with(customer, "appointment");
  }

  /** Returns the query of contacts about the customer's cases. */
  public static TableQuery<LastContact> aboutCases(Customer customer) {
    return ofAnyKind(customer, Cases.of("regardingobjectid_incident/", customer));
  }

  /** Returns the query of contacts about the customer's deals. */
  public static TableQuery<LastContact> aboutDeals(Customer customer) {
    return ofAnyKind(
        customer,
        Opportunities.whoseCustomerIs("regardingobjectid_opportunity/", List.of(customer.id())));
  }

  /** Queries the table of one kind, since the table of all kinds does not say who called whom. */
  private static TableQuery<LastContact> with(Customer customer, String kind, String... more) {
    Condition regarding = column(REGARDING).eq(customer.id());
    Condition which =
        customer.isFirm()
            ? regarding.or(
                column("regardingobjectid_contact_" + kind + "/" + Customers.FIRM)
                    .eq(customer.id()))
            : regarding;
    return completed(kind + "s", customer, which, more);
  }

  /**
   * Queries the table of all kinds, so that the contacts of a case or deal cost one query and not
   * three.
   */
  private static TableQuery<LastContact> ofAnyKind(Customer customer, Condition which) {
    List<Condition> kinds =
        Stream.of("phonecall", "email", "appointment").map(kind -> column(KIND).eq(kind)).toList();
    return completed(ALL_KINDS, customer, any(kinds).and(which));
  }

  private static TableQuery<LastContact> completed(
      String table, Customer customer, Condition which, String... more) {
    return TableQuery.of(
        table,
        Query.of(table)
            .select(
                Stream.concat(Stream.of(SUBJECT, END, KIND, REGARDING), Stream.of(more))
                    .toArray(String[]::new))
            .where(column(STATE).eq(COMPLETED).and(which))
            .orderBy(desc(END))
            .pageSize(MOST),
        row -> contact(row, customer, table));
  }

  private static LastContact contact(RowValues row, Customer customer, String table) {
    Optional<Instant> end = row.instant(END);
    return new LastContact(
        row.string(KIND).map(Activities::kind).orElse(LastContact.Kind.OTHER),
        row.bool(DIRECTION),
        end,
        end.flatMap(time -> row.written(END)),
        row.text(SUBJECT),
        row.lookup("regardingobjectid")
            .filter(about -> !about.id().equals(customer.id()))
            .flatMap(Lookup::name),
        table);
  }

  private static LastContact.Kind kind(String code) {
    return switch (code) {
      case "phonecall" -> LastContact.Kind.PHONE_CALL;
      case "email" -> LastContact.Kind.EMAIL;
      case "appointment" -> LastContact.Kind.APPOINTMENT;
      default -> LastContact.Kind.OTHER;
    };
  }
}
