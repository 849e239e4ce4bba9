package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.BriefRows.Part;
import io.github.dealsummary.CustomerBrief.Line;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The lines of a brief on how a customer, and the people of a firm, may be contacted. */
final class BriefFlagLines {
  /** The parts whose absence is told here, whatever its reason. */
  static final Set<Part> PARTS = EnumSet.of(Part.CUSTOMER, Part.PEOPLE);

  private final Customer customer;
  private final PartialBatch<Part> rows;

  BriefFlagLines(Customer customer, PartialBatch<Part> rows) {
    this.customer = customer;
    this.rows = rows;
  }

  Stream<Line> all() {
    return Stream.concat(own(), customer.isFirm() ? people() : Stream.of());
  }

  private Stream<Line> own() {
    return rows.read(Part.CUSTOMER, page -> page.rows().stream().map(ContactFlags::of))
        .findFirst()
        .map(this::own)
        .orElseGet(() -> Stream.of(own(Topic.DO_NOT_CONTACT, unread(customer.name()))));
  }

  private Stream<Line> own(ContactFlags flags) {
    String ruledOut = String.join(", ", flags.forbidden());
    String unknown = String.join(", ", flags.unknown());
    String preferred = flags.preferences().stream().map(OneLine::of).collect(joining(", "));
    return Stream.of(
            line(Topic.DO_NOT_CONTACT, ruledOut(customer.name()), ruledOut),
            line(Topic.CONTACT_PREFERENCE, "Not known whether allowed: ", unknown),
            Optional.of(own(Topic.CONTACT_PREFERENCE, "No kind of contact is ruled out here"))
                .filter(line -> ruledOut.isEmpty() && unknown.isEmpty()),
            line(Topic.CONTACT_PREFERENCE, "Preferred contact: ", preferred))
        .flatMap(Optional::stream);
  }

  private Optional<Line> line(Topic topic, String label, String words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(own(topic, label + words));
  }

  private Line own(Topic topic, String text) {
    return new Line(topic, text, BriefRows.table(customer));
  }

  private Stream<Line> people() {
    List<String> texts =
        rows.read(Part.PEOPLE, page -> Stream.of(people(page)))
            .findFirst()
            .orElseGet(() -> List.of(unread("a contact of " + customer.name())));
    return texts.stream().map(text -> new Line(Topic.DO_NOT_CONTACT, text, Part.PEOPLE.table()));
  }

  private static List<String> people(Page page) {
    long more = page.count().orElse(0) - page.rows().size();
    return Stream.concat(
            page.rows().stream().map(BriefFlagLines::person),
            more > 0
                ? Stream.of("More of its contacts with such restrictions: " + more)
                : Stream.empty())
        .toList();
  }

  private static String person(Row row) {
    return ruledOut(row.string("fullname").orElse("a contact without a name"))
        + String.join(", ", ContactFlags.of(row).forbidden());
  }

  private static String ruledOut(String name) {
    return "Not allowed with " + OneLine.of(name) + ": ";
  }

  /** Silence would read as if nothing were ruled out. */
  private static String unread(String name) {
    return "Whether " + OneLine.of(name) + " may be contacted could not be read.";
  }
}
