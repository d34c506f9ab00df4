package io.snapwarden.testkit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.testkit.lane.LocalAws;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the tagging API tells of file systems, as an emulator answers that nobody here wrote. It has no jobs of AWS
/// Backup; those are the simulation's.
@RequiresLane("moto")
class TaggedResourcesOnMotoTest {

    private static final Pattern ARN = Pattern.compile("\"FileSystemArn\": ?\"([^\"]+)\"");

    private final LocalAws moto = MotoServer.shared().reset().aws();
    private final AwsPorts ports = new AwsPorts(moto.connection(), null);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Scope scope =
            Scope.parse(ports.accounts().own() + "/" + ports.clients().home().id());

    @AfterEach
    void close() {
        http.close();
        ports.close();
    }

    @Test
    void aFileSystemIsFoundByItsTagsWithAllOfThem() throws Exception {
        var shared = fileSystem("shared", "Backup", "daily");
        fileSystem("scratch", "Backup", "none");

        assertThat(tagged(Map.of("Backup", "daily"), EnumSet.allOf(BackupType.class)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id().value()).isEqualTo(shared);
                    assertThat(found.tags()).containsEntry("Backup", "daily").containsEntry("Name", "shared");
                });
        assertThat(tagged(Map.of("Backup", "*"), Set.of(BackupType.EFS))).hasSize(2);
        assertThat(tagged(Map.of("Backup", "*"), Set.of(BackupType.DYNAMODB))).isEmpty();
    }

    @Test
    void manyAreFoundOnAllPages() throws Exception {
        for (int i = 0; i < 120; i++) {
            fileSystem("fs" + i, "Backup", "daily");
        }

        assertThat(tagged(Map.of("Backup", "daily"), Set.of(BackupType.EFS))).hasSize(120);
    }

    private List<Resource> tagged(Map<String, String> tags, Set<BackupType> types) {
        return ports.backups().tagged(scope, tags, types);
    }

    /// By a request of our own: nothing else here needs a client of EFS. The signature is not looked at.
    private String fileSystem(String name, String key, String value) throws IOException, InterruptedException {
        var body =
                "{\"CreationToken\":\"%1$s\",\"Tags\":[{\"Key\":\"Name\",\"Value\":\"%1$s\"},{\"Key\":\"%2$s\",\"Value\":\"%3$s\"}]}"
                        .formatted(name, key, value);
        var request = HttpRequest.newBuilder(moto.endpoint().resolve("/2015-02-01/file-systems"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20261120/"
                                + scope.region().id()
                                + "/elasticfilesystem/aws4_request, SignedHeaders=host, Signature=0")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        var arn = ARN.matcher(answer.body());
        assertThat(arn.find()).as(answer.body()).isTrue();
        return arn.group(1);
    }
}
