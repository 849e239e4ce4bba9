package io.github.dealsummary.emulator.seeded;

import java.util.List;

/** A table as far as generated requests use it. */
record Table(
    String name,
    String set,
    String nameColumn,
    List<Column> columns,
    List<Lookup> lookups,
    List<Children> collections) {

  enum Kind {
    TEXT,
    WHOLE,
    MONEY,
    TRUTH,
    DAY,
    MOMENT,
    CHOICE,
    ID,
    LOOKUP
  }

  record Column(String name, Kind kind) {
    String property() {
      return kind == Kind.LOOKUP ? "_" + name + "_value" : name;
    }
  }

  /** A navigation property to one row; several may share a column. */
  record Lookup(String name, String column, String target) {}

  /** A navigation property to the rows whose lookup {@code back} leads here. */
  record Children(String name, String table, String back) {}

  static final List<String> RATINGS = List.of("", "Hot", "Warm", "Cold");

  private static final Table ACCOUNT =
      new Table(
          "account",
          "accounts",
          "name",
          List.of(
              new Column("accountid", Kind.ID),
              new Column("name", Kind.TEXT),
              new Column("accountnumber", Kind.TEXT),
              new Column("address1_city", Kind.TEXT),
              new Column("numberofemployees", Kind.WHOLE),
              new Column("revenue", Kind.MONEY),
              new Column("creditonhold", Kind.TRUTH),
              new Column("createdon", Kind.MOMENT),
              new Column("parentaccountid", Kind.LOOKUP),
              new Column("primarycontactid", Kind.LOOKUP)),
          List.of(
              new Lookup("parentaccountid", "parentaccountid", "account"),
              new Lookup("primarycontactid", "primarycontactid", "contact")),
          List.of(
              new Children("account_parent_account", "account", "parentaccountid"),
              new Children("contact_customer_accounts", "contact", "parentcustomerid_account"),
              new Children("opportunity_customer_accounts", "opportunity", "customerid_account")));

  private static final Table CONTACT =
      new Table(
          "contact",
          "contacts",
          "fullname",
          List.of(
              new Column("contactid", Kind.ID),
              new Column("firstname", Kind.TEXT),
              new Column("lastname", Kind.TEXT),
              new Column("fullname", Kind.TEXT),
              new Column("emailaddress1", Kind.TEXT),
              new Column("numberofchildren", Kind.WHOLE),
              new Column("creditlimit", Kind.MONEY),
              new Column("donotemail", Kind.TRUTH),
              new Column("birthdate", Kind.DAY),
              new Column("createdon", Kind.MOMENT),
              new Column("parentcustomerid", Kind.LOOKUP)),
          List.of(new Lookup("parentcustomerid_account", "parentcustomerid", "account")),
          List.of(
              new Children("account_primary_contact", "account", "primarycontactid"),
              new Children("opportunity_parent_contact", "opportunity", "parentcontactid")));

  private static final Table OPPORTUNITY =
      new Table(
          "opportunity",
          "opportunities",
          "name",
          List.of(
              new Column("opportunityid", Kind.ID),
              new Column("name", Kind.TEXT),
              new Column("customerneed", Kind.TEXT),
              new Column("closeprobability", Kind.WHOLE),
              new Column("estimatedvalue", Kind.MONEY),
              new Column("estimatedclosedate", Kind.DAY),
              new Column("createdon", Kind.MOMENT),
              new Column("opportunityratingcode", Kind.CHOICE),
              new Column("customerid", Kind.LOOKUP),
              new Column("parentcontactid", Kind.LOOKUP)),
          List.of(
              new Lookup("customerid_account", "customerid", "account"),
              new Lookup("customerid_contact", "customerid", "contact"),
              new Lookup("parentcontactid", "parentcontactid", "contact")),
          List.of());

  static final List<Table> ALL = List.of(ACCOUNT, CONTACT, OPPORTUNITY);

  static Table of(String name) {
    return ALL.stream().filter(table -> table.name.equals(name)).findFirst().orElseThrow();
  }

  Column key() {
    return columns.get(0);
  }

  Column column(String name) {
    return columns.stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow();
  }

  Lookup lookup(String name) {
    return lookups.stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow();
  }
}
