package io.github.dealsummary.emulator.store;

/** The rights of a caller. */
public interface Rights {
  /** Everything. */
  Rights ALL =
      new Rights() {
        @Override
        public void require(AccessRight access, Table table) {}

        @Override
        public boolean reachesAll(AccessRight access, Table table) {
          return true;
        }

        @Override
        public boolean reaches(AccessRight access, Row row) {
          return true;
        }
      };

  /** Refuses the caller who may not do this with any row of the table. */
  void require(AccessRight access, Table table);

  /** True if the caller may do this with every row of the table. */
  boolean reachesAll(AccessRight access, Table table);

  boolean reaches(AccessRight access, Row row);
}
