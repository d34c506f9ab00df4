package io.snapwarden.testkit.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.port.AccountDirectory.Member;
import java.util.Comparator;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What whoever lists an organization's accounts may count on.
public abstract class OrganizationContract {

    private OrganizationWorld world;

    protected abstract OrganizationWorld newWorld();

    @BeforeEach
    void begin() {
        world = newWorld();
    }

    @Test
    void theManagementAccountIsAMemberToo() {
        assertThat(world.directory().members()).singleElement().satisfies(member -> {
            assertThat(member.id()).isEqualTo(world.management());
            assertThat(member.active()).isTrue();
        });
    }

    @Test
    void allPagesAreReadAndInOrder() {
        var made = new HashSet<AccountId>();
        made.add(world.management());
        for (int number = 0; number < 45; number++) {
            made.add(world.make("member " + number));
        }
        var members = world.directory().members();
        assertThat(members).isSortedAccordingTo(Comparator.comparing(Member::id));
        assertThat(members).hasSize(46).extracting(Member::id).hasSameElementsAs(made);
    }

    @Test
    void aClosedAccountIsListedAndSaysSo() {
        var shop = world.make("shop <&>");
        world.close(shop);

        assertThat(world.directory().members())
                .filteredOn(member -> member.id().equals(shop))
                .containsExactly(new Member(shop, "shop <&>", "SUSPENDED"))
                .noneMatch(Member::active);
    }
}
