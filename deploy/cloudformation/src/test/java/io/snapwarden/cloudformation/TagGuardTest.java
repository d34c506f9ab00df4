package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.point.Marks;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TagGuardTest {

    @Test
    void everyMarkIsGuardedButThatOfPeople() {
        var condition = Yaml.map(
                Yaml.map(Yaml.list(Template.member().resource("TagGuard").at("Content", "Statement"))
                                .getFirst())
                        .get("Condition"));
        List<Object> guarded = List.copyOf(
                Yaml.list(Yaml.map(condition.get("ForAnyValue:StringLike")).get("aws:TagKeys")));

        assertThat(guarded)
                .contains(Marks.PREFIX + "set.*")
                .containsAll(marks().stream()
                        .filter(mark -> !mark.equals(Marks.HOLD))
                        .toList())
                .doesNotContain(Marks.HOLD, Marks.PREFIX + "*");
    }

    /// Hosts of Windows write our marks in the call that makes their snapshots, and nowhere else.
    @Test
    void hostsThatMakeSnapshotsThemselvesMayWriteMarksInThatCallAlone() {
        var statements = Template.member().resource("TagGuard").at("Content", "Statement");

        assertThat(statements.toString())
                .contains("WindowsWritesThemInTheCreateCallAlone")
                .contains("StringNotEqualsIfExists={ec2:CreateAction=CreateSnapshots}");
    }

    private static List<String> marks() {
        return Arrays.stream(Marks.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(TagGuardTest::value)
                .filter(value -> value.startsWith(Marks.PREFIX) && !value.equals(Marks.PREFIX))
                .toList();
    }

    private static String value(Field constant) {
        try {
            return Objects.requireNonNull((String) constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
