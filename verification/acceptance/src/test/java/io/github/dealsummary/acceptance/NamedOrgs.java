package io.github.dealsummary.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.acceptance.NameTables.Block;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An environment for each block of names, all in one file of settings. */
final class NamedOrgs implements AutoCloseable {
  private static final Path NOBODY_KNOWN = NameTables.FOLDER.resolve("nobody-known.json");

  private final List<DataverseEmulator> orgs = new ArrayList<>();

  NamedOrgs(List<Block> blocks) {
    for (Block block : blocks) {
      DataverseEmulator.Builder builder = DataverseEmulator.builder();
      DataverseEmulator org =
          (block.isOfSampleOrg() ? builder : builder.seed(NOBODY_KNOWN)).start();
      orgs.add(org);
      block.customers().forEach(cells -> add(org, cells));
    }
  }

  /** Returns the name of the environment that knows a block's customers. */
  static String nameOf(int block) {
    return "org-" + block;
  }

  /** Writes the settings of all environments. */
  Path settings(Path folder) throws IOException {
    ObjectNode settings = new ObjectMapper().createObjectNode();
    ArrayNode environments = settings.putArray("environments");
    for (int i = 0; i < orgs.size(); i++) {
      DataverseEmulator org = orgs.get(i);
      Path secret = Files.writeString(folder.resolve("secret-" + i), org.clientSecret());
      environments
          .addObject()
          .put("name", nameOf(i))
          .put("url", org.url().toString())
          .put("authorityHost", org.authority().toString())
          .put("tenantId", org.tenantId())
          .put("clientId", org.clientId())
          .put("clientSecretFile", secret.toString());
    }
    return Files.writeString(folder.resolve("settings.json"), settings.toString());
  }

  @Override
  public void close() {
    orgs.forEach(DataverseEmulator::close);
  }

  private static void add(DataverseEmulator org, List<String> cells) {
    boolean contact = cells.get(0).startsWith("contact");
    Map<String, Object> row = new HashMap<>();
    row.put("statecode", cells.get(0).endsWith("inactive") ? 1 : 0);
    if (contact) {
      String[] names = cells.get(1).split(" ", 2);
      row.put("firstname", names[0]);
      row.put("lastname", names.length > 1 ? names[1] : "");
      row.put("fullname", cells.get(1));
    } else {
      row.put("name", cells.get(1));
    }
    if (cells.size() > 2) {
      row.put(contact ? "jobtitle" : "accountnumber", cells.get(2));
      row.put("telephone1", cells.get(3));
      row.put(contact ? "nickname" : "websiteurl", cells.get(4));
      row.put("emailaddress1", cells.get(5));
    }
    row.values().removeIf(""::equals);
    org.add(contact ? "contact" : "account", row);
  }
}
