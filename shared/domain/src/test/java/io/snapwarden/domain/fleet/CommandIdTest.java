package io.snapwarden.domain.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandIdTest {

    private static final ResourceId INSTANCE = new ResourceId("i-0123456789abcdef0");

    @Test
    void whatACommandBacksUpIsNotItsInstance() {
        var command = ResourceId.ofCommandOn(INSTANCE);

        assertThat(command).hasToString("command-i-0123456789abcdef0").isNotEqualTo(INSTANCE);
        assertThat(command.isCommand()).isTrue();
        assertThat(command.isWhole()).isTrue();
        assertThat(command.isDatabase()).isFalse();
        assertThat(command.instance()).isEqualTo(INSTANCE);
        assertThat(command.keyWord()).isEqualTo(command.value());
        assertThat(INSTANCE.isCommand()).isFalse();
    }

    @Test
    void anythingElseHasNoInstance() {
        assertThatIllegalArgumentException().isThrownBy(INSTANCE::instance).withMessageContaining("command-i-0123abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-i-", "command-i-xyz", "command-vol-0a", "command-command-i-0a", "command-i-0a/b"})
    void nothingElseLooksLikeIt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceId(text));
    }

    @Test
    void itHasTheTagsAndTheNameOfItsInstance() {
        var tags = Map.of("Name", "graph-1", "Neo4j", "core");
        var command = Fleet.commandOn(new Resource(ResourceKind.INSTANCE, INSTANCE, tags, List.of()));

        assertThat(command.kind()).isEqualTo(ResourceKind.COMMAND);
        assertThat(command.name()).isEqualTo("graph-1");
        assertThat(command.tags()).isEqualTo(tags);
    }
}
