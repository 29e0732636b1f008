package org.spasmwatch.bench.bare;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The least a service can do with the same framework: read the body into a tree and answer bytes
 * that were there before. The files of {@code bench.answers} are answered by their names.
 */
@Path("/")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class Bare {
  private final ObjectMapper mapper;
  private final Map<String, byte[]> answers;

  /** Reads all files of a folder. */
  public Bare(
      ObjectMapper mapper, @ConfigProperty(name = "bench.answers") java.nio.file.Path folder)
      throws IOException {
    this.mapper = mapper;
    try (Stream<java.nio.file.Path> files = Files.list(folder)) {
      this.answers = files.collect(Collectors.toMap(f -> f.getFileName().toString(), Bare::bytes));
    }
  }

  /** The body is read as a tree, and the card is one and the same. */
  @POST
  @Path("hook/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  public byte[] hook(@PathParam("name") String name, byte[] body) throws IOException {
    if (!mapper.readTree(body).hasNonNull("hook")) {
      throw new IOException("no hook");
    }
    return answers.get(name);
  }

  /** The bytes of one file. */
  @GET
  @Path("answer/{name}")
  public byte[] answer(@PathParam("name") String name) {
    return answers.get(name);
  }

  private static byte[] bytes(java.nio.file.Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
