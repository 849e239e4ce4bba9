package io.github.dealsummary.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The published Swagger 2.0 file, read from the class path. */
final class ConnectorFile {
  private static final String FILE = "connector/apiDefinition.swagger.json";

  private ConnectorFile() {}

  static String at(Optional<RequestAddress> address) {
    try {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode file = (ObjectNode) mapper.readTree(published());
      address.ifPresent(known -> move(file, known));
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(ObjectNode file, RequestAddress address) {
    file.put("host", address.host());
    file.put("basePath", address.prefix() + file.path("basePath").textValue());
    file.putArray("schemes").add(address.scheme());
  }

  private static byte[] published() throws IOException {
    try (InputStream file = ConnectorFile.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE);
      }
      return file.readAllBytes();
    }
  }
}
